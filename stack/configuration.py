"""The settings file of supervisord. Whatever could hold a sign that its format gives a meaning to is an environment
variable there: directories and commands."""

from collections.abc import Mapping

from stack.parts import GROUPS, Part
from stack.plan import Plan
from stack.ports import LOOPBACK
from stack.programs import ROOT

HEAD = """\
[supervisord]
nodaemon=true
nocleanup=true
logfile=%(ENV_STACK_LOGS)s/supervisord.log
logfile_maxbytes=5MB
logfile_backups=1
pidfile=%(ENV_STACK_RUN)s/supervisord.pid
childlogdir=%(ENV_STACK_LOGS)s

[inet_http_server]
port={address}
username=stack
password={password}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""
# A program that ends within startsecs counts as failed: it is tried again after 1, 2 and 3 s, then given up.
PROGRAM = """
[program:{name}]
command=%(ENV_STACK_COMMAND_{variable})s
directory=%(ENV_STACK_ROOT)s
autostart=false
autorestart=true
startsecs=8
startretries=3
stopsignal={signal}
stopwaitsecs={seconds}
killasgroup=true
redirect_stderr=true
stdout_logfile=%(ENV_STACK_LOGS_TWICE)s/{name}.log
stdout_logfile_maxbytes=20MB
stdout_logfile_backups=1
"""
GROUP = """
[group:{name}]
programs={programs}
priority={priority}
"""


def configuration(parts: list[Part], port: int, password: str) -> str:
    """The text of the file; supervisord stops groups from the highest priority down."""
    programs = [
        PROGRAM.format(
            name=part.name,
            variable=part.name.upper(),
            signal=part.stop_signal.name.removeprefix("SIG"),
            seconds=part.stop_seconds,
        )
        for part in parts
    ]
    members = {name: ",".join(part.name for part in parts if part.group == name) for name in GROUPS}
    groups = [
        GROUP.format(name=name, programs=programs, priority=priority)
        for priority, (name, programs) in enumerate(members.items(), start=1)
        if programs
    ]
    return HEAD.format(address=f"{LOOPBACK}:{port}", password=password) + "".join([*programs, *groups])


def variables(plan: Plan) -> Mapping[str, str]:
    """The environment that the file counts on."""
    commands = {f"STACK_COMMAND_{part.name.upper()}": part.command for part in plan.parts}
    return {
        **plan.environment,
        **commands,
        "STACK_ROOT": str(ROOT),
        "STACK_LOGS": str(plan.logs),
        # supervisord replaces variables twice in the log files of programs.
        "STACK_LOGS_TWICE": str(plan.logs).replace("%", "%%"),
        "STACK_RUN": str(plan.data_dir / "run"),
    }
