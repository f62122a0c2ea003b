-- SPDX-License-Identifier: GPL-3.0-or-later
-- Spreads the tables of schema-whole.sql over the machines of a Citus cluster. Written by a test.
SELECT create_reference_table('office') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'office'::regclass);
SELECT create_reference_table('till') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'till'::regclass);
SELECT create_reference_table('enrolment') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'enrolment'::regclass);
SELECT create_distributed_table('log_cursor', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'log_cursor'::regclass);
SELECT create_distributed_table('log_applied', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'log_applied'::regclass);
SELECT create_distributed_table('raw_log', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'raw_log'::regclass);
SELECT create_distributed_table('quarantine', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'quarantine'::regclass);
SELECT create_distributed_table('grant_counter', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'grant_counter'::regclass);
SELECT create_distributed_table('grant_out', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'grant_out'::regclass);
SELECT create_distributed_table('till_right', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'till_right'::regclass);
SELECT create_distributed_table('till_report', 'till_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'till_report'::regclass);
SELECT create_distributed_table('member', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'member'::regclass);
SELECT create_distributed_table('member_fact', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'member_fact'::regclass);
SELECT create_distributed_table('visit', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'visit'::regclass);
SELECT create_distributed_table('posting', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'posting'::regclass);
SELECT create_distributed_table('custody', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'custody'::regclass);
SELECT create_distributed_table('custody_right', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'custody_right'::regclass);
SELECT create_distributed_table('granted_object', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'granted_object'::regclass);
SELECT create_distributed_table('standing', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'standing'::regclass);
SELECT create_distributed_table('office_exception', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'office_exception'::regclass);
SELECT create_distributed_table('imported_customer', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'imported_customer'::regclass);
SELECT create_distributed_table('campaign_draw', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'campaign_draw'::regclass);
SELECT create_distributed_table('waiting_offer', 'member_id') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'waiting_offer'::regclass);
SELECT create_reference_table('document') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'document'::regclass);
SELECT create_reference_table('programme') WHERE NOT EXISTS (SELECT 1 FROM citus_tables WHERE table_name = 'programme'::regclass);
