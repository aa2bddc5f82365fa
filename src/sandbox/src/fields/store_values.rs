//! Fields that name a record of the store.

use super::Fields;
use crate::field_errors::FieldErrors;
use crate::python;
use crate::store::Store;
use crate::user::ExtraField;
use serde_json::Value;

/// Fields that mean something to a store.
impl Fields<'_> {
    pub(crate) fn company(&mut self, store: &Store) -> Option<u64> {
        let value = self.required("companyId")?;
        self.key("companyId", value, |id| {
            store.company(id).map(|company| company.id)
        })
    }

    /// The id of the role with its built-in code.
    pub(crate) fn company_role(&mut self, store: &Store) -> Option<(u64, u8)> {
        let value = self.optional("companyRoleId")?;
        self.key("companyRoleId", value, |id| {
            let role = store.role(id)?;
            Some((role.company_role_id, role.built_in_code))
        })
    }

    pub(crate) fn extra_fields(&mut self) -> Option<Vec<ExtraField>> {
        self.optional_list("extraFields", extra_field)
    }

    /// Follows a reference to a record of the store.
    fn key<T>(
        &mut self,
        name: &str,
        value: &Value,
        find: impl FnOnce(u64) -> Option<T>,
    ) -> Option<T> {
        if !value.is_i64() && !value.is_u64() {
            let kind = python::type_name(value);
            self.complain(
                name,
                format!("Incorrect type. Expected pk value, received {kind}."),
            );
            return None;
        }
        let found = value.as_u64().and_then(find);
        if found.is_none() {
            self.complain(
                name,
                format!("Invalid pk \"{value}\" - object does not exist."),
            );
        }
        found
    }
}

fn extra_field(item: &Value) -> Result<ExtraField, Value> {
    let read = || {
        let mut fields = Fields::of(item)?;
        let field_name = fields.required_text("fieldName");
        let value = fields.required("fieldValue");
        if value.is_some_and(|value| !value.is_string()) {
            fields.complain("fieldValue", "Not a valid string.");
        }
        fields.finish()?;
        Ok(ExtraField {
            field_name: field_name.unwrap_or_default(),
            field_value: value.and_then(Value::as_str).unwrap_or_default().to_owned(),
        })
    };
    read().map_err(FieldErrors::into_value)
}
