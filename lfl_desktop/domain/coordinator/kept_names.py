"""How the choices of what a coordinator keeps are called."""

from __future__ import annotations

from lfl_desktop.domain.coordinator.evidence import EvidenceStage, SourceKind
from lfl_desktop.domain.coordinator.register import ContactMeans, Effect
from lfl_desktop.domain.coordinator.roster import CoachingOffer, GroupKind, RoleKind
from lfl_desktop.words import mark

ROLES = {
    RoleKind.COMMISSIONER: mark("Commissioned by"),
    RoleKind.PROVIDER: mark("Provider"),
    RoleKind.PARTNER: mark("Partner"),
    RoleKind.DIRECTOR: mark("Director"),
    RoleKind.DEPUTY_DIRECTOR: mark("Deputy director"),
    RoleKind.CORE_TEAM: mark("Core team"),
    RoleKind.ADVISER: mark("Adviser"),
    RoleKind.ADVISORY_CHAIR: mark("Chair of the advisory group"),
    RoleKind.ADVISORY_MEMBER: mark("Advisory group"),
    RoleKind.COACH: mark("Coach"),
}
"""What somebody is to the programme, in the order in which reports tell it."""

OFFERS = {
    CoachingOffer.NOT_OFFERED: mark("no coach offered"),
    CoachingOffer.OFFERED: mark("coach offered"),
    CoachingOffer.TAKEN_UP: mark("coach taken up"),
}

GROUPS = {
    GroupKind.CHAIN: mark("Academy chain"),
    GroupKind.FEDERATION: mark("Federation"),
    GroupKind.PARTNERSHIP: mark("Partnership"),
}

MEANS = {
    ContactMeans.FACE_TO_FACE: mark("Face to face"),
    ContactMeans.TELEPHONE: mark("By telephone"),
    ContactMeans.EMAIL: mark("By e-mail"),
    ContactMeans.VIDEO: mark("By video"),
}

EFFECTS = {Effect.HINDERED: mark("Hindered"), Effect.HELPED: mark("Helped")}

SOURCES = {
    SourceKind.INTERVIEW: mark("Interview"),
    SourceKind.QUESTIONNAIRE: mark("Questionnaire"),
    SourceKind.PRESENTATION: mark("Presentation"),
    SourceKind.OBSERVATION: mark("Observation"),
    SourceKind.DOCUMENT: mark("Document"),
}

STAGES = {
    EvidenceStage.ENROLMENT: mark("At enrolment"),
    EvidenceStage.INTERIM: mark("Interim"),
    EvidenceStage.END: mark("At the end"),
}

USUAL_HEADINGS = (
    mark("Improved ability to lead change"),
    mark("Improved leadership of teaching and learning"),
    mark("Improved leadership of the school"),
)
"""Headings for impact at the end that a programme may begin with."""
