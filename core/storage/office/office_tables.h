// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/office/campaign_draw_store.h"
#include "core/storage/office/contact_log_store.h"
#include "core/storage/office/custody_store.h"
#include "core/storage/office/delivery_store.h"
#include "core/storage/office/document_version_store.h"
#include "core/storage/office/enrolment_store.h"
#include "core/storage/office/erasure_store.h"
#include "core/storage/office/exception_store.h"
#include "core/storage/office/fact_store.h"
#include "core/storage/office/figure_store.h"
#include "core/storage/office/grant_store.h"
#include "core/storage/office/imported_customer_store.h"
#include "core/storage/office/member_record_store.h"
#include "core/storage/office/office_log_store.h"
#include "core/storage/office/office_row_store.h"
#include "core/storage/office/programme_store.h"
#include "core/storage/office/standing_store.h"
#include "core/storage/office/till_registry_store.h"

namespace huitou
{

/// All tables of the office on one connection.
struct OfficeTables {
    explicit OfficeTables(Database& onDatabase) : database(onDatabase) {}

    Database& database;
    OfficeRowStore office{database};
    TillRegistryStore tills{database};
    EnrolmentStore enrolments{database};
    OfficeLogStore logs{database};
    MemberRecordStore members{database};
    FactStore facts{database};
    CustodyStore custody{database};
    StandingStore standings{database};
    GrantStore grants{database};
    ExceptionStore exceptions{database};
    ErasureStore erasures{database};
    DocumentVersionStore documents{database};
    ProgrammeStore programmes{database};
    FigureStore figures{database};
    CampaignDrawStore draws{database};
    DeliveryStore deliveries{database};
    ContactLogStore contacts{database};
    ImportedCustomerStore importedCustomers{database};
};

} // namespace huitou
