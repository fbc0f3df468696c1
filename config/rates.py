"""How often what may be asked: names that views give to their methods, and the rate of each."""

# Per person where the caller has a token, else per address, which a whole office may share. `refused` are requests
# that need a token and have no good one.
DEFAULTS = {
    "list": "1000/h",
    "read": "6000/h",
    "feedback": "100/h",
    "mark": "6000/h",
    "draft": "6000/h",
    "attachment": "300/h",
    "part": "30000/h",
    "script": "120/h",
    "write": "1000/h",
    "webhook": "300/h",
    "generate": "300/h",
    "level": "120/h",
    "confirm": "20/m",
    "invite": "120/h",
    "invitation": "60/m",
    "share": "120/h",
    "shared": "60/m",
    "finish": "30/h",
    "export": "20/h",
    "gantt": "600/h",
    "picture": "60/h",
    "play": "300/m",
    "feed": "300/h",
    "register": "120/h",
    "verify": "60/m",
    "mail": "30/m",
    "login": "60/m",
    "social": "60/m",
    "refresh": "120/m",
    "refused": "600/m",
    "unsubscribe": "60/m",
}
# Guesses at a secret, and mails to strangers: nobody passes uncounted (docs/adr/0008).
CLOSED_WITHOUT_REDIS = frozenset({"login", "social", "confirm", "mail", "invite", "invitation", "shared"})
