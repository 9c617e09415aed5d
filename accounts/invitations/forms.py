from ui.forms import PlainForm

from ..access.forms import new_password_field


class AcceptForm(PlainForm):
    password = new_password_field("A password of your own")

    required_messages = {"password": "Please choose a password."}
