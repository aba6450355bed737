"""The few sentences that are the voice of a site: those of the theme, and those that TEXTS puts in their places."""

from . import Scene


def voice(scene: Scene) -> dict[str, str]:
    """`title` and `lead` of the first page, its `description` for those who search, and what stands at the `foot`."""
    gettext = scene.language.gettext
    own = {
        "title": gettext("Everyone’s push, where it is missing."),
        "lead": gettext("Give money, time, a skill, a room. We take nothing."),
        "description": gettext("Associations, projects and those who help them: what they need, and how to give it."),
        "foot": gettext("We take nothing, sell nothing and follow nobody."),
    }
    return {**own, **scene.site.texts.get(scene.code, {})}
