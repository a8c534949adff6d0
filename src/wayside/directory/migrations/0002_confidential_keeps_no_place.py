"""A confidential service has no place in the database, whoever writes.

The service's row is locked by whoever adds a part of it, so that a part and the word
"confidential" that meet are looked at one after the other. A place that no service is at any
more goes with its address.
"""

from typing import ClassVar

from django.db import migrations

POSTCODE = r"\m[A-Z]{1,2}[0-9][A-Z0-9]?[ \u00a0]*[0-9][A-Z]{2}\M"
PLACE_KEYS = (
    '"(address|address_1|address_2|addresses|city|extent|latitude|location|locations|longitude|'
    "physical_addresses|postal_addresses|postal_code|postcode|region|regular_schedule_location|"
    'service_at_location|service_at_locations|state_province|transportation)":'
)
PARTS = ("phone", "contact", "schedule", "servicearea", "language", "costoption")

WRITTEN = """
CREATE FUNCTION public.directory_tells_where(content jsonb) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(bool_or(value ~* '%POSTCODE%'), false) FROM jsonb_each_text(content)
$$;

CREATE FUNCTION public.directory_refuse_place() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A confidential service keeps no address and says nowhere where it is.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'confidential_has_no_place';
END $$;

CREATE FUNCTION public.directory_service_placeless() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part text;
    tells boolean;
BEGIN
    IF NOT NEW.confidential THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM public.directory_organization WHERE id = NEW.organization_id FOR SHARE;
    IF public.directory_tells_where(to_jsonb(NEW))
        OR EXISTS (SELECT FROM public.directory_serviceatlocation WHERE service_id = NEW.id)
        OR EXISTS (SELECT FROM public.directory_organization AS run
            WHERE run.id = NEW.organization_id
                AND public.directory_organization_tells(to_jsonb(run)))
    THEN
        PERFORM public.directory_refuse_place();
    END IF;
    FOREACH part IN ARRAY string_to_array('%PARTS%', ' ') LOOP
        EXECUTE format(
            'SELECT EXISTS (SELECT FROM public.%I AS own WHERE own.service_id = $1 AND'
            ' (own.extra <> ''{}'' OR public.directory_tells_where(to_jsonb(own))))',
            'directory_' || part) INTO tells USING NEW.id;
        IF tells THEN
            PERFORM public.directory_refuse_place();
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM public.directory_eligibility AS own
        WHERE own.service_id = NEW.id AND public.directory_tells_where(to_jsonb(own)))
    THEN
        PERFORM public.directory_refuse_place();
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.directory_organization_tells(content jsonb) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower((content -> 'extra')::text) ~ '%PLACE_KEYS%'
        OR public.directory_tells_where(content)
$$;

CREATE FUNCTION public.directory_organization_placeless() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF public.directory_organization_tells(to_jsonb(NEW)) AND EXISTS (
        SELECT FROM public.directory_service WHERE organization_id = NEW.id AND confidential)
    THEN
        PERFORM public.directory_refuse_place();
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.directory_part_placeless() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_confidential boolean;
BEGIN
    SELECT confidential INTO is_confidential FROM public.directory_service
        WHERE id = NEW.service_id FOR SHARE;
    IF is_confidential AND (
        TG_TABLE_NAME = 'directory_serviceatlocation'
        OR coalesce(to_jsonb(NEW) -> 'extra', '{}') <> '{}'
        OR public.directory_tells_where(to_jsonb(NEW)))
    THEN
        PERFORM public.directory_refuse_place();
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.directory_leave_no_place() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.directory_serviceatlocation
        WHERE location_id = OLD.location_id)
    THEN
        DELETE FROM public.directory_address WHERE location_id = OLD.location_id;
        DELETE FROM public.directory_accessibility WHERE location_id = OLD.location_id;
        DELETE FROM public.directory_location WHERE id = OLD.location_id;
    END IF;
    RETURN NULL;
END $$;
"""
FUNCTIONS = (
    WRITTEN.replace("%POSTCODE%", POSTCODE)
    .replace("%PLACE_KEYS%", PLACE_KEYS)
    .replace("%PARTS%", " ".join(PARTS))
)


def trigger(table: str, function: str, when: str = "BEFORE INSERT OR UPDATE") -> str:
    """A trigger that stops everybody, the owner too."""
    name = f"{table}_{function.removeprefix('directory_')}"
    return (
        f"CREATE TRIGGER {name} {when} ON public.{table} "
        f"FOR EACH ROW EXECUTE FUNCTION public.{function}();\n"
        f"ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {name};\n"
    )


TRIGGERS = "".join(
    (
        trigger("directory_service", "directory_service_placeless"),
        trigger("directory_organization", "directory_organization_placeless"),
        *(
            trigger(f"directory_{part}", "directory_part_placeless")
            for part in (*PARTS, "serviceatlocation", "eligibility")
        ),
        trigger("directory_serviceatlocation", "directory_leave_no_place", "AFTER DELETE"),
    )
)
UNDONE = """
DROP FUNCTION public.directory_service_placeless() CASCADE;
DROP FUNCTION public.directory_organization_placeless() CASCADE;
DROP FUNCTION public.directory_part_placeless() CASCADE;
DROP FUNCTION public.directory_leave_no_place() CASCADE;
DROP FUNCTION public.directory_organization_tells(jsonb);
DROP FUNCTION public.directory_tells_where(jsonb);
DROP FUNCTION public.directory_refuse_place();
"""


class Migration(migrations.Migration):
    """Refuse every way in which a confidential service could say where it is."""

    dependencies: ClassVar = [("directory", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FUNCTIONS + TRIGGERS, UNDONE)]
