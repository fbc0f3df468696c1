"""LoginAttempts in Redis: decided and counted in one script, so many tries at once are as few as one after another.

Keys hold keyed hashes: neither an address nor an e-mail address can be read off them.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from redis.exceptions import RedisError

from core.application.ports import Secrets
from core.application.refusals import Unavailable
from core.domain.addresses import household
from core.domain.clock import Clock
from core.infrastructure.redis import redis_client
from identity.domain.lockout import Guess, LockOutRules, turned_away

logger = logging.getLogger("videoplanet.identity")

# A counter: n tries, none before `until`; `told` is the lock-out that somebody was turned away by already. All times
# are in milliseconds. KEYS: that the address is known, then the counters of account and address together, of the
# account, of the address; the last is missing where there is no address.
_COMMON = """
local now, fading = tonumber(ARGV[1]), tonumber(ARGV[2])
local function read(key)
  local n, upto, last, told = unpack(redis.call('HMGET', key, 'n', 'until', 'last', 'told'))
  if not n or now - tonumber(last) >= fading then return 0, 0, '' end
  return tonumber(n), tonumber(upto), told or ''
end
local function write(key, n, upto)
  redis.call('HSET', key, 'n', n, 'until', upto, 'last', now)
  redis.call('PEXPIRE', key, fading)
end
"""
_ADMIT = (
    _COMMON
    + """
local free = {tonumber(ARGV[3]), tonumber(ARGV[3]), tonumber(ARGV[4])}
local first, longest = tonumber(ARGV[5]), tonumber(ARGV[6])
local counted = {3, 4}
if #KEYS < 4 then counted = {3} elseif redis.call('EXISTS', KEYS[1]) == 1 then counted = {2} end
local wait, news = 0, 0
for _, i in ipairs(counted) do
  local _, upto, told = read(KEYS[i])
  if upto - now > wait then
    wait = upto - now
    news = told == tostring(upto) and 0 or 1
    redis.call('HSET', KEYS[i], 'told', tostring(upto))
  end
end
if wait > 0 then return {wait, news} end
for _, i in ipairs(counted) do
  local n = read(KEYS[i]) + 1
  local over = n - free[i - 1]
  write(KEYS[i], n, over >= 0 and now + math.min(first * 2 ^ math.min(over, 32), longest) or 0)
end
return {0, 0}
"""
)
# ARGV[3]: take_back, succeeded or forgive; ARGV[4]: how long the address is remembered.
_END = (
    _COMMON
    + """
local is_placed = #KEYS == 4
local known = is_placed and redis.call('EXISTS', KEYS[1]) == 1
local function take_back(key)
  local n = read(key)
  if n > 1 then write(key, n - 1, 0) else redis.call('DEL', key) end
end
if is_placed and not known and ARGV[3] ~= 'forgive' then take_back(KEYS[4]) end
if ARGV[3] == 'take_back' then
  take_back(known and KEYS[2] or KEYS[3])
  return
end
if not known or ARGV[3] == 'forgive' then redis.call('DEL', KEYS[3]) end
redis.call('DEL', KEYS[2])
if is_placed then redis.call('SET', KEYS[1], 1, 'PX', ARGV[4]) end
"""
)


class RedisLoginAttempts:
    def __init__(self, rules: LockOutRules, secrets: Secrets, clock: Clock) -> None:
        self._rules, self._secrets, self._clock = rules, secrets, clock

    def admit(self, guess: Guess) -> None:
        rules = self._rules
        limits = (rules.tries, rules.tries_of_address, _ms(rules.first_pause), _ms(rules.longest_pause))
        try:
            wait, is_first = self._run(_ADMIT, guess, *limits)
        except RedisError as error:
            raise Unavailable from error
        if wait > 0:
            raise turned_away(timedelta(milliseconds=wait), bool(is_first))

    def take_back(self, guess: Guess) -> None:
        self._end(guess, "take_back")

    def succeeded(self, guess: Guess) -> None:
        self._end(guess, "succeeded")

    def forgive(self, guess: Guess) -> None:
        self._end(guess, "forgive")

    def _end(self, guess: Guess, how: str) -> None:
        try:
            self._run(_END, guess, how, _ms(self._rules.remembered))
        except RedisError as error:
            logger.warning("a try at a password stays counted", extra={"cause": type(error).__name__})

    def _run(self, script: str, guess: Guess, *more: Any) -> Any:
        now = round(self._clock().timestamp() * 1000)
        return _script(script)(self._keys(guess), (now, _ms(self._rules.fading), *more), client=redis_client())

    def _keys(self, guess: Guess) -> Sequence[str]:
        address = household(guess.address)
        named = {"known": (guess.who, address), "pair": (guess.who, address), "who": (guess.who,), "from": (address,)}
        keys = [f"login:{name}:{self._secrets.hash(' '.join(('login', *parts)))}" for name, parts in named.items()]
        return keys if address else keys[:3]


@cache
def _script(text: str) -> Any:
    return redis_client().register_script(text)


def _ms(time: timedelta) -> int:
    return round(time.total_seconds() * 1000)
