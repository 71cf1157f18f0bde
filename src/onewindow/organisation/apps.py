from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "onewindow.organisation"
    verbose_name = "组织"
