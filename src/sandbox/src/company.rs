//! Companies, channels and roles.

/// The state of a Company (Companies API, `companyStatus`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompanyStatus {
    Pending = 0,
    Approved = 1,
    Inactive = 3,
}

/// A Company account of the store.
#[derive(Clone, Debug)]
pub(crate) struct Company {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) status: CompanyStatus,
    pub(crate) email: &'static str,
    pub(crate) phone: &'static str,
    /// The BigCommerce customer group, whose prices the users get.
    pub(crate) group_id: u64,
    /// The price list of that group.
    pub(crate) catalog_id: u64,
    /// Seconds since the Unix epoch.
    pub(crate) created_at: u64,
    /// Seconds since the Unix epoch.
    pub(crate) updated_at: u64,
}

/// A storefront channel. B2B Edition numbers channels itself (`id`); requests name them by the
/// number BigCommerce gave them (`channel_id`), and the two differ (Channels API).
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub(crate) id: u64,
    pub(crate) channel_id: u64,
    pub(crate) name: &'static str,
    pub(crate) b2b_enabled: bool,
    /// Seconds since the Unix epoch.
    pub(crate) created_at: u64,
}

impl Channel {
    pub(crate) fn icon_url(&self) -> String {
        format!("https://cdn.example.com/channels/{}.svg", self.id)
    }
}

/// The built-in code of a junior buyer, the highest one but in the archived API.
pub(crate) const JUNIOR_BUYER: u8 = 2;

/// The built-in code of a sales representative, which only the archived API has.
pub(crate) const SALES_REP: u8 = 3;

/// A Company role. Custom roles count as junior buyer wherever only the built-in code fits
/// (Users API, `roles` filter).
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) company_role_id: u64,
    pub(crate) name: &'static str,
    pub(crate) built_in_code: u8,
    pub(crate) predefined: bool,
}
