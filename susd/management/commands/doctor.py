"""`manage.py doctor`: what is fine with this house's server, what isn't, and what to do."""

from django.core.management.base import BaseCommand, CommandError

from susd.doctor.examination import examine
from susd.doctor.finding import State


class Command(BaseCommand):
    help = "Says what is fine with this house's server, what isn't, and what to do about it."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        findings = list(examine())
        for finding in findings:
            self.stdout.write(str(finding))
        if any(finding.state is State.WRONG for finding in findings):
            raise CommandError("Something needs a look: see the lines that begin with LOOK.")
