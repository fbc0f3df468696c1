"""DeviceNames by the User-Agent patterns of the uap project."""

from ua_parser import parse

from identity.domain.session import LONGEST_DEVICE_NAME


class UserAgentNames:
    """ "Chrome · Mac OS X"; of a program that the patterns do not know, the name that it begins with."""

    def name(self, agent: str) -> str:
        known = parse(agent)
        families = [part.family for part in (known.user_agent, known.os) if part is not None]
        name = " · ".join(families) or agent.partition("/")[0].strip()
        return name[:LONGEST_DEVICE_NAME] if name.isprintable() else ""
