CREATE TABLE lfl_set (
line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
published_from VARCHAR(36) NOT NULL,
edition_id VARCHAR(36) NOT NULL,
edition INTEGER NOT NULL,
received_at TIMESTAMP WITH TIME ZONE,
programme TEXT NOT NULL,
cohort TEXT NOT NULL,
name TEXT NOT NULL,
facilitator TEXT NOT NULL,
focus TEXT NOT NULL,
members_at_start INTEGER,
members_joined INTEGER,
members_left INTEGER,
members_now INTEGER,
PRIMARY KEY (line)
)
COMMENT ON COLUMN lfl_set.line IS 'a set as one records file publishes it'
COMMENT ON COLUMN lfl_set.programme_id IS 'whose rows these are'
COMMENT ON COLUMN lfl_set.published_from IS 'the records file that published them'
CREATE TABLE lfl_meeting (
id VARCHAR(36) NOT NULL,
set_line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
number INTEGER NOT NULL,
day DATE,
state VARCHAR(16) NOT NULL,
here INTEGER NOT NULL,
members INTEGER NOT NULL,
slots INTEGER NOT NULL,
minutes_in_slots INTEGER NOT NULL,
actions_open INTEGER NOT NULL,
actions_done INTEGER NOT NULL,
actions_partly INTEGER NOT NULL,
actions_changed INTEGER NOT NULL,
actions_dropped INTEGER NOT NULL,
actions_handed_on INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(set_line) REFERENCES lfl_set (line) ON DELETE CASCADE
)
CREATE INDEX lfl_meeting_of_set ON lfl_meeting (set_line)
CREATE TABLE lfl_impact (
id VARCHAR(36) NOT NULL,
set_line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
wording TEXT NOT NULL,
how TEXT DEFAULT '' NOT NULL,
seen_at VARCHAR(16) NOT NULL,
post_level VARCHAR(24) NOT NULL,
measure TEXT NOT NULL,
unit TEXT NOT NULL,
before FLOAT,
after FLOAT,
quote TEXT NOT NULL,
agreed_on DATE,
PRIMARY KEY (id),
FOREIGN KEY(set_line) REFERENCES lfl_set (line) ON DELETE CASCADE
)
CREATE INDEX lfl_impact_of_set ON lfl_impact (set_line)
COMMENT ON COLUMN lfl_impact.how IS 'what was done that led to it'
COMMENT ON COLUMN lfl_impact.seen_at IS 'own practice, colleagues, pupils or school'
COMMENT ON COLUMN lfl_impact.post_level IS 'empty where it would single somebody out'
CREATE TABLE lfl_key_learning (
id VARCHAR(36) NOT NULL,
set_line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
wording TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(set_line) REFERENCES lfl_set (line) ON DELETE CASCADE
)
CREATE INDEX lfl_key_learning_of_set ON lfl_key_learning (set_line)
CREATE TABLE lfl_event_attendance (
set_line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
figures_id VARCHAR(36) NOT NULL,
day DATE,
kind VARCHAR(24) NOT NULL,
title TEXT NOT NULL,
came INTEGER,
PRIMARY KEY (figures_id),
FOREIGN KEY(set_line) REFERENCES lfl_set (line) ON DELETE CASCADE
)
CREATE INDEX lfl_event_attendance_of_set ON lfl_event_attendance (set_line)
COMMENT ON COLUMN lfl_event_attendance.came IS 'empty where fewer than three of the set came'
CREATE TABLE lfl_impact_theme (
impact_id VARCHAR(36) NOT NULL,
theme TEXT NOT NULL,
set_line VARCHAR(36) NOT NULL,
programme_id VARCHAR(36) NOT NULL,
PRIMARY KEY (impact_id, theme),
FOREIGN KEY(impact_id) REFERENCES lfl_impact (id) ON DELETE CASCADE,
FOREIGN KEY(set_line) REFERENCES lfl_set (line) ON DELETE CASCADE
)
CREATE INDEX lfl_impact_theme_of_set ON lfl_impact_theme (set_line)
