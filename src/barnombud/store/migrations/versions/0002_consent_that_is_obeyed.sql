CREATE TABLE answer_total (
	half_year VARCHAR(6) NOT NULL, 
	answer VARCHAR(20) NOT NULL, 
	language VARCHAR(12) NOT NULL, 
	interpreter BOOLEAN NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_answer_total PRIMARY KEY (half_year, answer, language, interpreter)
);

CREATE TABLE kept_attendance AS SELECT * FROM attendance;

DROP TABLE attendance;

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
	of_note VARCHAR(32), 
	sealed BLOB, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendance_member_id_member FOREIGN KEY(member_id) REFERENCES member (id), 
	CONSTRAINT fk_attendance_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id)
);

INSERT INTO attendance (id, meeting_id, at, kind, member_id, agency_id, deputy, visitor, item_id) SELECT id, meeting_id, at, kind, member_id, agency_id, deputy, visitor, item_id FROM kept_attendance;

DROP TABLE kept_attendance;

CREATE TABLE audit_review (
	id VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	through_sequence INTEGER NOT NULL, 
	CONSTRAINT pk_audit_review PRIMARY KEY (id)
);

CREATE TABLE kept_case_file AS SELECT * FROM case_file;

DROP TABLE case_file;

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
	guardians BLOB, 
	CONSTRAINT pk_case_file PRIMARY KEY (id), 
	CONSTRAINT uq_case_file_number UNIQUE (number), 
	CONSTRAINT fk_case_file_brought_by_agency FOREIGN KEY(brought_by) REFERENCES agency (id)
);

INSERT INTO case_file (id, number, state, brought_by, created_on, closed_on, removed_on, identity, preparation) SELECT id, number, state, brought_by, created_on, closed_on, removed_on, identity, preparation FROM kept_case_file;

DROP TABLE kept_case_file;

CREATE TABLE kept_case_key AS SELECT * FROM case_key;

DROP TABLE case_key;

CREATE TABLE case_key (
	case_id VARCHAR(32) NOT NULL, 
	generation INTEGER NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_case_key PRIMARY KEY (case_id, generation, member_id), 
	CONSTRAINT fk_case_key_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

INSERT INTO case_key (case_id, generation, member_id, sealed) SELECT case_id, 1, member_id, sealed FROM kept_case_key;

DROP TABLE kept_case_key;

DROP TABLE confirmation;

CREATE TABLE confirmation (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_confirmation PRIMARY KEY (id), 
	CONSTRAINT fk_confirmation_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE consent_round (
	meeting_id VARCHAR(32) NOT NULL, 
	agency_id VARCHAR(32) NOT NULL, 
	heard_at BIGINT NOT NULL, 
	way VARCHAR(20) NOT NULL, 
	noted_by VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_consent_round PRIMARY KEY (meeting_id, agency_id), 
	CONSTRAINT fk_consent_round_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_consent_round_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id), 
	CONSTRAINT fk_consent_round_noted_by_member FOREIGN KEY(noted_by) REFERENCES member (id)
);

CREATE TABLE consent_scan (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	event_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_consent_scan PRIMARY KEY (id), 
	CONSTRAINT fk_consent_scan_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

CREATE TABLE disposal (
	record_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	at BIGINT NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	decision_reference VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_disposal PRIMARY KEY (record_id)
);

CREATE TABLE disposal_certificate (
	id VARCHAR(32) NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_disposal_certificate PRIMARY KEY (id), 
	CONSTRAINT uq_disposal_certificate_year_number UNIQUE (year, number)
);

CREATE TABLE erased_case (
	case_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_erased_case PRIMARY KEY (case_id)
);

CREATE TABLE kept_handed_over AS SELECT * FROM handed_over;

DROP TABLE handed_over;

CREATE TABLE handed_over (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32), 
	case_id VARCHAR(32), 
	at BIGINT NOT NULL, 
	content TEXT, 
	sealed BLOB, 
	CONSTRAINT pk_handed_over PRIMARY KEY (id), 
	CONSTRAINT fk_handed_over_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	CONSTRAINT fk_handed_over_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE
);

INSERT INTO handed_over (id, meeting_id, case_id, at, content) SELECT id, meeting_id, case_id, at, content FROM kept_handed_over;

DROP TABLE kept_handed_over;

CREATE TABLE laid_aside_event (
	id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_laid_aside_event PRIMARY KEY (id)
);

CREATE TABLE laid_aside_key (
	case_id VARCHAR(32) NOT NULL, 
	generation INTEGER NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_laid_aside_key PRIMARY KEY (case_id, generation, member_id)
);

CREATE TABLE meeting_substitute (
	meeting_id VARCHAR(32) NOT NULL, 
	duty VARCHAR(20) NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_meeting_substitute PRIMARY KEY (meeting_id, duty), 
	CONSTRAINT fk_meeting_substitute_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_meeting_substitute_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE phrase_version (
	language VARCHAR(20) NOT NULL, 
	version INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	at BIGINT NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_phrase_version PRIMARY KEY (language, version), 
	CONSTRAINT fk_phrase_version_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE TABLE restore_answer (
	restored_id VARCHAR(32) NOT NULL, 
	agency_id VARCHAR(32) NOT NULL, 
	heard_at BIGINT NOT NULL, 
	noted_by VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_restore_answer PRIMARY KEY (restored_id, agency_id), 
	CONSTRAINT fk_restore_answer_restored_id_restored FOREIGN KEY(restored_id) REFERENCES restored (id), 
	CONSTRAINT fk_restore_answer_agency_id_agency FOREIGN KEY(agency_id) REFERENCES agency (id), 
	CONSTRAINT fk_restore_answer_noted_by_member FOREIGN KEY(noted_by) REFERENCES member (id)
);

CREATE TABLE restored (
	id VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	backup_at BIGINT NOT NULL, 
	CONSTRAINT pk_restored PRIMARY KEY (id)
);

CREATE TABLE written_input (
	id VARCHAR(32) NOT NULL, 
	meeting_id VARCHAR(32) NOT NULL, 
	case_id VARCHAR(32) NOT NULL, 
	member_id VARCHAR(32) NOT NULL, 
	at BIGINT NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_written_input PRIMARY KEY (id), 
	CONSTRAINT fk_written_input_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, 
	CONSTRAINT fk_written_input_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_written_input_member_id_member FOREIGN KEY(member_id) REFERENCES member (id)
);

CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);

CREATE INDEX ix_audit_at ON audit (at);

CREATE INDEX ix_audit_member_id_sequence ON audit (member_id, sequence);

CREATE INDEX ix_audit_op_sequence ON audit (op, sequence);

CREATE INDEX ix_case_key_member_id ON case_key (member_id);

CREATE INDEX ix_confirmation_case_id ON confirmation (case_id);

CREATE INDEX ix_consent_scan_case_id ON consent_scan (case_id);

CREATE INDEX ix_handed_over_case_id ON handed_over (case_id);

CREATE INDEX ix_handed_over_meeting_id ON handed_over (meeting_id);

CREATE INDEX ix_laid_aside_event_case_id ON laid_aside_event (case_id);

CREATE INDEX ix_laid_aside_key_member_id ON laid_aside_key (member_id);

CREATE INDEX ix_written_input_case_id ON written_input (case_id);

CREATE INDEX ix_written_input_meeting_id ON written_input (meeting_id);

CREATE TRIGGER addendum_frozen BEFORE UPDATE ON addendum BEGIN SELECT RAISE(ABORT, 'addendum_frozen'); END;

CREATE TRIGGER audit_review_no_delete BEFORE DELETE ON audit_review BEGIN SELECT RAISE(ABORT, 'audit_review_no_delete'); END;

CREATE TRIGGER audit_review_no_update BEFORE UPDATE ON audit_review BEGIN SELECT RAISE(ABORT, 'audit_review_no_update'); END;

DROP TRIGGER consent_event_no_delete;

CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event WHEN EXISTS (SELECT 1 FROM case_file WHERE id = OLD.case_id) AND NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'consent_event_no_delete'); END;

CREATE TRIGGER consent_scan_no_delete BEFORE DELETE ON consent_scan WHEN EXISTS (SELECT 1 FROM case_file WHERE id = OLD.case_id) AND NOT EXISTS (SELECT 1 FROM disposal WHERE record_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'consent_scan_no_delete'); END;

CREATE TRIGGER consent_scan_no_update BEFORE UPDATE ON consent_scan BEGIN SELECT RAISE(ABORT, 'consent_scan_no_update'); END;

CREATE TRIGGER disposal_certificate_no_delete BEFORE DELETE ON disposal_certificate BEGIN SELECT RAISE(ABORT, 'disposal_certificate_no_delete'); END;

CREATE TRIGGER disposal_certificate_no_update BEFORE UPDATE ON disposal_certificate BEGIN SELECT RAISE(ABORT, 'disposal_certificate_no_update'); END;

CREATE TRIGGER disposal_no_delete BEFORE DELETE ON disposal BEGIN SELECT RAISE(ABORT, 'disposal_no_delete'); END;

CREATE TRIGGER disposal_no_update BEFORE UPDATE ON disposal BEGIN SELECT RAISE(ABORT, 'disposal_no_update'); END;

CREATE TRIGGER erased_case_no_delete BEFORE DELETE ON erased_case BEGIN SELECT RAISE(ABORT, 'erased_case_no_delete'); END;

CREATE TRIGGER erased_case_no_update BEFORE UPDATE ON erased_case BEGIN SELECT RAISE(ABORT, 'erased_case_no_update'); END;

CREATE TRIGGER minutes_hand_frozen BEFORE UPDATE OF version, finalised_at, finalised_by ON minutes BEGIN SELECT RAISE(ABORT, 'minutes_hand_frozen'); END;

CREATE TRIGGER phrase_version_no_update BEFORE UPDATE ON phrase_version BEGIN SELECT RAISE(ABORT, 'phrase_version_no_update'); END;

CREATE TRIGGER restore_answer_no_delete BEFORE DELETE ON restore_answer BEGIN SELECT RAISE(ABORT, 'restore_answer_no_delete'); END;

CREATE TRIGGER restore_answer_no_update BEFORE UPDATE ON restore_answer BEGIN SELECT RAISE(ABORT, 'restore_answer_no_update'); END;

