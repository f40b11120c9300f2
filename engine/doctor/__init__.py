"""What works on this computer, and what is missing: formats, fonts, console, folders."""

from .examine import Format, Health, RoleFont, examine
from .output import health_json, health_text

__all__ = ["Format", "Health", "RoleFont", "examine", "health_json", "health_text"]
