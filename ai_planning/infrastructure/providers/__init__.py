"""OpenAI and Google behind the ports of generation (docs/adr/0037).

Their clients and pydantic take 0.3 s and 30 MB to import: whoever needs them imports them when somebody is asked.
"""
