from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    audit_kinds = "accounts.audit.kinds.AccountKind"
