from django.db import migrations


class Migration(migrations.Migration):
    """Models get plainer names; their tables keep theirs, so that nothing in the database moves."""

    dependencies = [("guests", "0012_leaving_and_coming_back")]

    operations = [
        migrations.AlterModelTable(name="staywords", table="guests_staywords"),
        migrations.RenameModel(old_name="StayWords", new_name="StayReply"),
        migrations.AlterModelTable(name="plainword", table="guests_plainword"),
        migrations.RenameModel(old_name="PlainWord", new_name="Term"),
    ]
