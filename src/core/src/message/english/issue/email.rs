//! Email addresses: how they are written, and whom the store knows by them.

use super::parts::{instead, number};
use super::reason::reason;
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue) -> Option<String> {
    Some(match issue.code {
        Code::EmailRequired => "Enter an email address.".to_owned(),
        Code::EmailInvalid => format!("{}. Correct the address.", reason(issue)),
        Code::EmailInternational => "The part before the @ has letters other than a to z. Many mail servers refuse such an address: check that it is meant.".to_owned(),
        Code::EmailLookAlike => "The address has letters that look like those of another alphabet. Check it, or copy it from a message of this person.".to_owned(),
        Code::EmailDuplicate => format!(
            "Row {} already has this email. Keep one of the two rows.",
            number(issue, "firstRow")
        ),
        Code::EmailInThisCompany => {
            "This address is a user of the company already. Nothing needs to be created. If it lacks a storefront, give it access to that in B2B Edition.".to_owned()
        }
        Code::EmailInOtherCompany => match issue.param("company") {
            "" => "This address cannot be added: it is in use elsewhere in the store. Use another address.".to_owned(),
            company => format!(
                "This address is a user of company {company}. An address can be in one company only: use another one."
            ),
        },
        Code::EmailOnOtherChannel => {
            "This address is a user of the company on another storefront. It is given access to this one; nobody is created.".to_owned()
        }
        Code::EmailChannelNotJoined => format!(
            "This address is a user of the company on another storefront. Use {} to give it access to this one.",
            instead(issue)
        ),
        Code::EmailLinksCustomer => match issue.param("orders") {
            "move" => "This address is an existing customer, who becomes this user: past orders move to the company, and customer group and prices change.".to_owned(),
            _ => "This address is an existing customer, who becomes this user: customer group and prices change. Past orders stay with the customer.".to_owned(),
        },
        Code::EmailSeveralCustomers => {
            "This address belongs to more than one customer of the store, so it cannot be added. Use another address.".to_owned()
        }
        Code::EmailSuperAdmin => {
            "This address belongs to a Super Admin and cannot be a company user. Use another address.".to_owned()
        }
        _ => return None,
    })
}
