//! The list of Companies, and one of them.

use crate::authentication::{Authenticated, Management};
use crate::company::Company;
use crate::envelope::{Refusal, listing, success};
use crate::field_errors::FieldErrors;
use crate::page::Page;
use crate::path_id::path_id;
use crate::query::Query;
use crate::sandbox::Sandbox;
use crate::store::Store;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

/// The query of the list (Companies API).
struct Filter {
    /// Lower case, part of a name.
    name: Option<String>,
    status: Option<u8>,
    customer_id: Option<u64>,
    by_name: bool,
    ascending: bool,
    with_extra_fields: bool,
    page: Page,
}

impl Filter {
    fn read(uri: &Uri) -> Result<Self, FieldErrors> {
        let mut query = Query::of(uri);
        let status = query.choice("companyStatus", &["0", "1", "2", "3"]);
        let filter = Self {
            name: query.search_text("q"),
            status: status.and_then(|status| u8::try_from(status).ok()),
            customer_id: query.integer("customerId"),
            by_name: query.choice("sortBy", &["updatedAt", "companyName"]) == Some(1),
            ascending: query.choice("orderBy", &["DESC", "ASC"]) == Some(1),
            with_extra_fields: query.switch("isIncludeExtraFields"),
            page: query.page(),
        };
        query.finish()?;
        Ok(filter)
    }

    fn takes(&self, company: &Company, store: &Store) -> bool {
        self.name
            .as_ref()
            .is_none_or(|name| company.name.to_lowercase().contains(name))
            && self
                .status
                .is_none_or(|status| company.status as u8 == status)
            && self.customer_id.is_none_or(|customer_id| {
                store
                    .users
                    .iter()
                    .any(|user| user.customer_id == customer_id && user.company_id == company.id)
            })
    }

    fn sort(&self, companies: &mut [&Company]) {
        if self.by_name {
            companies.sort_by_key(|company| company.name);
        } else {
            companies.sort_by_key(|company| (company.updated_at, company.id));
        }
        if !self.ascending {
            companies.reverse();
        }
    }
}

/// `GET /api/v3/io/companies`: a page of the Companies that pass the filters.
pub(super) async fn list(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let filter = Filter::read(&uri).map_err(Refusal::fields)?;
    let state = sandbox.state();
    let mut companies: Vec<&Company> = state
        .store
        .companies
        .iter()
        .filter(|company| filter.takes(company, &state.store))
        .collect();
    filter.sort(&mut companies);
    let (records, total) = filter.page.of(companies.into_iter(), |company| {
        let mut record = record(company, &json!(company.group_id));
        if let (Some(record), true) = (record.as_object_mut(), filter.with_extra_fields) {
            // The store has defined no fields for Companies.
            record.insert("extraFields".to_owned(), json!([]));
        }
        record
    });
    Ok(listing(&records, total, filter.page))
}

/// `GET /api/v3/io/companies/{companyId}`.
pub(super) async fn one(
    _: Authenticated<Management>,
    State(sandbox): State<Sandbox>,
    Path(company_id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let company = path_id(&company_id)
        .and_then(|id| state.store.company(id))
        .ok_or(Refusal::NotFound)?;
    let group_id = company.group_id.to_string();
    let mut record = record(company, &json!(group_id));
    if let Some(record) = record.as_object_mut() {
        record.insert("extraFields".to_owned(), json!([]));
    }
    Ok(success(&record))
}

/// A Company as the API shows it (Companies API, `companyData_RESPONSE`): ids, status and dates
/// as text. The id of the customer group is a number in the list and text in the details. A
/// Company at the top of its hierarchy has a parent without values.
fn record(company: &Company, group_id: &Value) -> Value {
    json!({
        "companyId": company.id.to_string(),
        "companyName": company.name,
        "companyEmail": company.email,
        "companyPhone": company.phone,
        "companyStatus": (company.status as u8).to_string(),
        "catalogId": company.catalog_id.to_string(),
        "catalogName": format!("{} prices", company.name),
        "bcGroupId": group_id,
        "bcGroupName": company.name,
        "parentCompany": {},
        "priceListAssign": [],
        "createdAt": company.created_at.to_string(),
        "updatedAt": company.updated_at.to_string(),
    })
}
