"""The page of each kind of meetings, and of each meeting at which several speeches were given."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_speeches.core.library.addresses import anchor_of, link_target
from mkdocs_speeches.core.library.catalogue import Catalogue
from mkdocs_speeches.core.library.meetings import Meeting, MeetingKind
from mkdocs_speeches.core.pages.browse import by_date, group_by_date, plot_years
from mkdocs_speeches.core.pages.leads import lead_to
from mkdocs_speeches.core.pages.lists import Group, ListOpening, make_list, show_item
from mkdocs_speeches.core.pages.nodes import ParagraphNode, Style
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pages.people import show_forms, tell_time


def render_meetings(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of all kinds, and those of their meetings."""
    for kind in catalogue.meetings.kinds:
        yield from _render_kind(catalogue, kind)
        yield from (page for meeting in kind.meetings if meeting.has_page for page in _render(catalogue, kind, meeting))


def _render_kind(catalogue: Catalogue, kind: MeetingKind) -> tuple[Page, ...]:
    """All speeches of a kind of meetings, meeting by meeting."""
    groups = tuple(_group(catalogue, meeting) for meeting in kind.meetings)
    entries = [catalogue.entries[number] for meeting in kind.meetings for number in meeting.speeches]
    summary = f"“{kind.name}”：{len(groups)} 个会议或活动，{len(entries)} 篇讲话{tell_time(entries)}。"
    opening = ListOpening(kind.name, summary, tuple(plot_years(entries)), name=f"场合 {kind.name}")
    return make_list(kind.uri, opening, groups, fewest_indexed=len(entries) + 1).pages


def _group(catalogue: Catalogue, meeting: Meeting) -> Group:
    entries = by_date([catalogue.entries[number] for number in meeting.speeches])
    target = link_target(f"../{meeting.uri}") if meeting.has_page else ""
    items = tuple(show_item(entry, base="../") for entry in entries)
    return Group(meeting.name, anchor_of(meeting.name), items, target=target)


def _render(catalogue: Catalogue, kind: MeetingKind, meeting: Meeting) -> tuple[Page, ...]:
    """All speeches that were given at a meeting, or at those of one name."""
    entries = [catalogue.entries[number] for number in meeting.speeches]
    summary = f"在{meeting.name}上的 {len(entries)} 篇讲话{tell_time(entries)}。"
    leading = ParagraphNode(("同类：", lead_to(kind.name, f"../{kind.uri}")), styles=(Style.FORMS,))
    blocks = (*show_forms(meeting.name, meeting.forms), leading, *plot_years(entries))
    opening = ListOpening(meeting.name, summary, blocks, name=f"会议 {meeting.name}")
    return make_list(meeting.uri, opening, tuple(group_by_date(entries, base="../"))).pages
