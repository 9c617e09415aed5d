from django.db import migrations


class Migration(migrations.Migration):
    """Models get plainer names; their tables keep theirs, so that nothing in the database moves."""

    dependencies = [("shifts", "0007_exits_and_fire")]

    operations = [
        migrations.AlterModelTable(name="notewords", table="shifts_notewords"),
        migrations.RenameModel(old_name="NoteWords", new_name="NoteReply"),
        migrations.AlterModelTable(name="searchword", table="shifts_searchword"),
        migrations.RenameModel(old_name="SearchWord", new_name="SearchToken"),
    ]
