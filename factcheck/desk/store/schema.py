"""How a desk lies in a database: its address, its tables, and what the database itself does not let anybody do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct

from factcheck.desk.store.medium import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SCHEMES", "Address", "address_of", "line_key", "statements"]

SCHEMES = ("postgresql", "postgres")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}")
_ROLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,62}")


class Address(Struct, frozen=True):
    """Where a desk is: what it is called in messages, how its database is reached, and the schema that is the desk."""

    name: str
    conninfo: str
    schema: str

    def table(self, name: str) -> str:
        """Give what stands in the desk's schema as SQL names it."""
        return f'"{self.schema}".{name}'

    @property
    def channel(self) -> str:
        """What the server tells under that lines were added."""
        return f'"{self.schema}"'


def address_of(words: str) -> Address:
    """Give the address of "postgresql://HOST/DATABASE/NAME", with what else libpq understands; raises `Refused`.

    A password does not belong there: it would stand in histories and lists of processes.
    """
    parts = urlsplit(words)
    base, _, name = parts.path.rpartition("/")
    if parts.password is not None:
        raise Refused(_public(words), "has a password in it", "keep it in ~/.pgpass, or in PGPASSWORD")
    if parts.scheme not in SCHEMES or not base.strip("/") or _NAME.fullmatch(name) is None:
        problem = "names no desk in a database"
        raise Refused(_public(words), problem, "write postgresql://HOST/DATABASE/NAME, the name in small letters")
    conninfo = urlunsplit(("postgresql", parts.netloc, base, parts.query, ""))
    return Address(urlunsplit(("postgresql", parts.netloc, parts.path, parts.query, "")), conninfo, f"factcheck_{name}")


def _public(words: str) -> str:
    return re.sub(r"(://[^/@:]*):[^@]*@", r"\1@", words)


def line_key(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give lines with the byte at which each begins."""
    at = 0
    for line in lines:
        yield at, line
        at += len(line)


def statements(address: Address, group: str | None, proxy: str | None = None) -> Iterator[str]:
    """Give what makes the tables of a desk.

    Lines can be added, one behind the other, by the role that the connection was opened as, which the database writes
    beside each; a line that says another vouched-for role is refused, one that says a login (no machine is looked at
    here), and one that says that a proxy vouches, unless it is added by a role of `proxies`. They cannot be changed or
    removed. Files can be removed, to be forgotten. `group` is a role whose members may work there, `proxy` the role of
    a service whose proxy names who is there.
    """
    for role in (group, proxy):
        if role is not None and _ROLE.fullmatch(role) is None:
            raise Refused(role, "is no name of a role", "`\\du` in psql lists them")
    schema = f'"{address.schema}"'
    lines, files, proxies = address.table("lines"), address.table("files"), address.table("proxies")
    yield f"create schema {schema}"
    yield f"""create table {lines} (
        at bigint primary key, bytes bytea not null, role name not null default session_user,
        copied boolean not null default false, written timestamptz not null default clock_timestamp())"""
    yield f"create index on {lines} (at) where not copied"
    yield f"""create table {files} (
        kind text not null check (kind in ('snapshots', 'texts')), name text not null, bytes bytea not null,
        role name not null default session_user, primary key (kind, name))"""
    yield f"create table {proxies} (role name primary key)"
    if proxy is not None:
        yield f"insert into {proxies} values ('{proxy}')"  # noqa: S608 - a name that was checked
    yield f"""create function {schema}.finish() returns bigint language sql volatile as $$
        select coalesce((select at + octet_length(bytes) from {lines} order by at desc limit 1), 0) $$"""  # noqa: S608
    yield f"""create function {schema}.begin(key bigint, wait int) returns bigint language plpgsql volatile as $$
        begin
            perform set_config('lock_timeout', wait::text, true);
            perform pg_advisory_lock(key);
            return {schema}.finish();
        exception when lock_not_available then return null;
        end $$"""
    yield f"""create function {schema}.follows() returns trigger language plpgsql as $$
        declare said json;
        begin
            if new.at is distinct from {schema}.finish() then
                raise exception 'the line does not follow' using errcode = 'FC001';
            end if;
            new.role := session_user;
            if new.copied then
                if exists (select from {lines} where not copied) then
                    raise exception 'this desk is in use';
                end if;
            elsif new.at > 0 then
                said := convert_from(substr(new.bytes, 34), 'UTF8')::json;
                if said ->> 'vouched' = 'role' and said ->> 'os' is distinct from session_user::text then
                    raise exception 'the line says another role';
                elsif coalesce(said ->> 'vouched', 'login') = 'login' then
                    raise exception 'the line says a login, for which nobody vouches here';
                elsif said ->> 'vouched' = 'proxy' and not exists (select from {proxies} where role = session_user) then
                    raise exception 'this role is no proxy''s on this desk' using errcode = 'FC002';
                end if;
            end if;
            perform pg_notify('{address.schema}', (new.at + octet_length(new.bytes))::text);
            return new;
        end $$"""  # noqa: S608
    yield f"""create function {schema}.stays() returns trigger language plpgsql as $$
        begin raise exception 'a line is never changed or removed'; end $$"""
    yield f"create trigger follows before insert on {lines} for each row execute function {schema}.follows()"
    yield f"create trigger stays before update or delete or truncate on {lines} execute function {schema}.stays()"
    yield f"revoke all on all tables in schema {schema} from public"
    if group is not None:
        yield f'grant usage on schema {schema} to "{group}"'
        yield f'grant select, insert on {lines} to "{group}"'
        yield f'grant select, insert, delete on {files} to "{group}"'
        yield f'grant select on {proxies} to "{group}"'
