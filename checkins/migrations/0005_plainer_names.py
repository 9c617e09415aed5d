from django.db import migrations


class Migration(migrations.Migration):
    """Models get plainer names; their tables keep theirs, so that nothing in the database moves."""

    dependencies = [("checkins", "0004_a_request_ends")]

    operations = [
        migrations.AlterModelTable(name="ask", table="checkins_ask"),
        migrations.RenameModel(old_name="Ask", new_name="SupportRequest"),
        migrations.AlterModelTable(name="entrywords", table="checkins_entrywords"),
        migrations.RenameModel(old_name="EntryWords", new_name="EntryReply"),
        migrations.AlterModelTable(name="withdrawnwords", table="checkins_withdrawnwords"),
        migrations.RenameModel(old_name="WithdrawnWords", new_name="Withdrawal"),
    ]
