CREATE TABLE addendum (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32) NOT NULL, 
	item_id VARCHAR(32), 
	case_id VARCHAR(32), 
	at BIGINT NOT NULL, 
	content TEXT, 
	sealed BLOB, 
	CONSTRAINT pk_addendum PRIMARY KEY (id), 
	CONSTRAINT fk_addendum_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_addendum_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE agency (
	id VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_agency PRIMARY KEY (id)
);

CREATE TABLE agenda_item (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	case_id VARCHAR(32), 
	follow_up_of VARCHAR(32), 
	second_part BOOLEAN NOT NULL, 
	notes TEXT NOT NULL, 
	agreed TEXT NOT NULL, 
	opened_at BIGINT, 
	closed_at BIGINT, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_agenda_item_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE agreement (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	item_id VARCHAR(32) NOT NULL, 
	agreed_on VARCHAR(10) NOT NULL, 
	follow_up_on VARCHAR(10) NOT NULL, 
	closed_on VARCHAR(10), 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_agreement PRIMARY KEY (id), 
	CONSTRAINT fk_agreement_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE attendance (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	member_id VARCHAR(32), 
	agency_id VARCHAR(32), 
	deputy BOOLEAN NOT NULL, 
	visitor VARCHAR(20), 
	item_id VARCHAR(32), 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendance_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_attendance_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
);

CREATE TABLE audit (
	sequence INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	agency_id VARCHAR(32) NOT NULL, 
	op VARCHAR(40) NOT NULL, 
	touched TEXT NOT NULL, 
	chain BLOB NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (sequence)
);

CREATE TABLE case_file (
	id VARCHAR(32) NOT NULL, 
	number VARCHAR(8) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	brought_by VARCHAR(32) NOT NULL, 
	created_on VARCHAR(10) NOT NULL, 
	closed_on VARCHAR(10), 
	removed_on VARCHAR(10), 
	identity BLOB NOT NULL, 
	preparation BLOB, 
	CONSTRAINT pk_case_file PRIMARY KEY (id), 
	CONSTRAINT uq_case_file_number UNIQUE (number), 
	CONSTRAINT fk_case_file_brought_by_agency FOREIGN KEY(brought_by) REFERENCES agency (id)
);

CREATE TABLE case_key (
	case_id VARCHAR(32) NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_case_key PRIMARY KEY (case_id, member_id), 
	CONSTRAINT fk_case_key_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_case_key_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE child_record (
	item_id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_child_record PRIMARY KEY (item_id), 
	CONSTRAINT fk_child_record_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE, 
	CONSTRAINT fk_child_record_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE commitment (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32), 
	state VARCHAR(20) NOT NULL, 
	due_on VARCHAR(10) NOT NULL, 
	content TEXT, 
	sealed BLOB, 
	CONSTRAINT pk_commitment PRIMARY KEY (id), 
	CONSTRAINT fk_commitment_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE confirmation (
	case_id VARCHAR(32) NOT NULL, 
	agency_id VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_confirmation PRIMARY KEY (case_id, agency_id, at), 
	CONSTRAINT fk_confirmation_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_confirmation_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id), 
	CONSTRAINT fk_confirmation_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE consent_event (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_consent_event PRIMARY KEY (id), 
	CONSTRAINT fk_consent_event_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE consultation (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32), 
	state VARCHAR(20) NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_consultation PRIMARY KEY (id), 
	CONSTRAINT fk_consultation_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);

CREATE TABLE draft (
	place VARCHAR(120) NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32), 
	saved_at BIGINT NOT NULL, 
	content TEXT, 
	sealed BLOB, 
	CONSTRAINT pk_draft PRIMARY KEY (place, member_id), 
	CONSTRAINT fk_draft_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_draft_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE flower_template (
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	saved_at BIGINT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_flower_template PRIMARY KEY (id, version)
);

CREATE TABLE guardian (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_guardian PRIMARY KEY (id), 
	CONSTRAINT fk_guardian_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE handed_over (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32), 
	case_id VARCHAR(32), 
	at BIGINT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_handed_over PRIMARY KEY (id), 
	CONSTRAINT fk_handed_over_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_handed_over_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE SET NULL
);

CREATE TABLE item_snapshot (
	item_id VARCHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32) NOT NULL, 
	frozen_at BIGINT NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_item_snapshot PRIMARY KEY (item_id, version), 
	CONSTRAINT fk_item_snapshot_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id), 
	CONSTRAINT fk_item_snapshot_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_item_snapshot_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);

CREATE TABLE meeting (
	id VARCHAR(32) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	starts_at BIGINT NOT NULL, 
	minutes INTEGER NOT NULL, 
	place VARCHAR(120) NOT NULL, 
	extra BOOLEAN NOT NULL, 
	chair_id VARCHAR(32), 
	note_taker_id VARCHAR(32), 
	started_at BIGINT, 
	ended_at BIGINT, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_chair_id_member FOREIGN KEY(chair_id) REFERENCES member (id), 
	CONSTRAINT fk_meeting_note_taker_id_member FOREIGN KEY(note_taker_id) REFERENCES member (id)
);

CREATE TABLE member (
	id VARCHAR(32) NOT NULL, 
	agency_id VARCHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	active BOOLEAN NOT NULL, 
	public_key BLOB NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (id), 
	CONSTRAINT fk_member_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
);

CREATE TABLE minutes (
	meeting_id VARCHAR(32) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	snapshot TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	finalised_at BIGINT NOT NULL, 
	finalised_by VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_minutes PRIMARY KEY (meeting_id), 
	CONSTRAINT uq_minutes_year_number UNIQUE (year, number), 
	CONSTRAINT fk_minutes_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_minutes_finalised_by_member FOREIGN KEY(finalised_by) REFERENCES member (id)
);

CREATE TABLE rating (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	item_id VARCHAR(32), 
	rated_at BIGINT NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_rating PRIMARY KEY (id), 
	CONSTRAINT fk_rating_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_rating_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL
);

CREATE TABLE setting (
	"key" VARCHAR(40) NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);

CREATE INDEX ix_addendum_case_id ON addendum (case_id);

CREATE INDEX ix_addendum_meeting_id ON addendum (meeting_id);

CREATE INDEX ix_agenda_item_case_id ON agenda_item (case_id);

CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);

CREATE INDEX ix_agreement_case_id ON agreement (case_id);

CREATE INDEX ix_agreement_item_id ON agreement (item_id);

CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);

CREATE INDEX ix_case_key_member_id ON case_key (member_id);

CREATE INDEX ix_child_record_case_id ON child_record (case_id);

CREATE INDEX ix_commitment_case_id ON commitment (case_id);

CREATE INDEX ix_commitment_state ON commitment (state);

CREATE INDEX ix_consent_event_case_id ON consent_event (case_id);

CREATE INDEX ix_consultation_meeting_id ON consultation (meeting_id);

CREATE INDEX ix_draft_case_id ON draft (case_id);

CREATE INDEX ix_guardian_case_id ON guardian (case_id);

CREATE INDEX ix_handed_over_case_id ON handed_over (case_id);

CREATE INDEX ix_handed_over_meeting_id ON handed_over (meeting_id);

CREATE INDEX ix_item_snapshot_case_id ON item_snapshot (case_id);

CREATE INDEX ix_item_snapshot_meeting_id ON item_snapshot (meeting_id);

CREATE INDEX ix_meeting_starts_at ON meeting (starts_at);

CREATE INDEX ix_rating_case_id ON rating (case_id);

CREATE INDEX ix_rating_item_id ON rating (item_id);

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit_no_delete'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit_no_update'); END;

CREATE TRIGGER consent_event_append_only BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'consent_event_append_only'); END;

CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event WHEN EXISTS (SELECT 1 FROM case_file WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'consent_event_no_delete'); END;

CREATE TRIGGER item_snapshot_frozen BEFORE UPDATE ON item_snapshot BEGIN SELECT RAISE(ABORT, 'item_snapshot_frozen'); END;

CREATE TRIGGER item_snapshot_no_delete BEFORE DELETE ON item_snapshot WHEN EXISTS (SELECT 1 FROM case_file WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'item_snapshot_no_delete'); END;

CREATE TRIGGER minutes_frozen BEFORE UPDATE OF snapshot, sha256, year, number ON minutes BEGIN SELECT RAISE(ABORT, 'minutes_frozen'); END;

