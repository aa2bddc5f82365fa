//! The schema against what is published of it.

use crate::graphql::data;
use crate::store::{ADMIN, Store};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Name, interfaces and members of a type, in the notation of the published schema. Of Companies
/// only the parts that the store has are there.
type Type = (&'static str, &'static str, &'static [&'static str]);

const TYPES: [Type; 24] = [
    (
        "AuthRolePermissionType",
        "",
        &["code: String", "permissionLevel: Int"],
    ),
    (
        "CompanyEmailUserInfoType",
        "",
        &[
            "id: Int",
            "firstName: String",
            "lastName: String",
            "phoneNumber: String",
            "role: Int",
            "companyRoleId: Int",
            "companyRoleName: String",
            "email: String",
            "forcePasswordReset: Boolean",
        ],
    ),
    (
        "CompanyInfoType",
        "",
        &["companyId: String", "companyName: String"],
    ),
    (
        "CompanyRolesType",
        "Node",
        &["id: ID!", "name: String", "roleType: Int", "roleLevel: Int"],
    ),
    (
        "CompanyRolesTypeCountableConnection",
        "",
        &[
            "pageInfo: PageInfo!",
            "edges: [CompanyRolesTypeCountableEdge!]!",
            "totalCount: Int",
        ],
    ),
    (
        "CompanyRolesTypeCountableEdge",
        "",
        &["node: CompanyRolesType!", "cursor: String!"],
    ),
    (
        "CompanyType",
        "Node",
        &["id: ID!", "companyName: String", "companyStatus: Int"],
    ),
    ("CustomerEmailCheckType", "", &["userType: Int"]),
    (
        "CustomerInfoType",
        "",
        &[
            "userType: Int",
            "userInfo: CompanyEmailUserInfoType",
            "permissions: [AuthRolePermissionType]",
        ],
    ),
    ("Decimal", "", &[]),
    (
        "ExtraFieldsConfigType",
        "",
        &[
            "fieldName: String",
            "fieldType: Int",
            "isRequired: Boolean",
            "defaultValue: String",
            "maximumLength: String",
            "numberOfRows: String",
            "maximumValue: String",
            "listOfValue: [String]",
            "visibleToEnduser: Boolean",
            "labelName: String",
        ],
    ),
    (
        "Mutation",
        "",
        &["userCreate(userData: UserInputType!): UserCreate"],
    ),
    ("Node", "", &["id: ID!"]),
    (
        "PageInfo",
        "",
        &[
            "hasPreviousPage: Boolean!",
            "hasNextPage: Boolean!",
            "startCursor: String",
            "endCursor: String",
        ],
    ),
    (
        "Query",
        "",
        &[
            "users(companyId: Int!, offset: Int, before: String, after: String, first: Int, \
             last: Int, email: String, firstName: String, lastName: String, role: Decimal, \
             search: String, companyRoleId: Decimal): UserTypeCountableConnection",
            "user(companyId: Int!, userId: Int!): UserType",
            "userEmailCheck(email: String!, companyId: Int = null, storeHash: String = \"\", \
             channelId: Int = null): UserEmailCheckType",
            "customerEmailCheck(email: String!, storeHash: String!, channelId: Int = null): \
             CustomerEmailCheckType",
            "companyRoles(companyId: Int, offset: Int, before: String, after: String, \
             first: Int, last: Int, search: String): CompanyRolesTypeCountableConnection",
            "userExtraFields: [ExtraFieldsConfigType]",
            "currentUser: UserType",
            "customerInfo: CustomerInfoType",
            "userCompany(userId: Int!): CompanyType",
        ],
    ),
    ("UserCreate", "", &["user: UserType"]),
    (
        "UserEmailCheckInfoType",
        "",
        &[
            "id: Int",
            "email: String",
            "firstName: String",
            "lastName: String",
            "phoneNumber: String",
            "role: Int",
            "companyName: String",
            "originChannelId: Int",
            "forcePasswordReset: Boolean",
        ],
    ),
    (
        "UserEmailCheckType",
        "",
        &["userType: Int", "userInfo: UserEmailCheckInfoType"],
    ),
    (
        "UserExtraField",
        "",
        &["fieldName: String!", "fieldValue: String!"],
    ),
    (
        "UserExtraFieldsValueType",
        "",
        &["fieldName: String", "fieldValue: String"],
    ),
    (
        "UserInputType",
        "",
        &[
            "companyId: Int!",
            "email: String!",
            "firstName: String!",
            "lastName: String!",
            "phone: String = \"\"",
            "role: Int",
            "companyRoleId: Int",
            "uuid: String = \"\"",
            "acceptEmail: Boolean = null",
            "extraFields: [UserExtraField]",
            "addChannel: Boolean = false",
        ],
    ),
    (
        "UserType",
        "Node",
        &[
            "id: ID!",
            "createdAt: Int!",
            "updatedAt: Int!",
            "firstName: String!",
            "lastName: String!",
            "email: String!",
            "phone: String",
            "bcId: Int!",
            "role: Int!",
            "masqueradingCompanyId: Int",
            "uuid: String",
            "extraFields: [UserExtraFieldsValueType]",
            "companyRoleId: Int",
            "companyRoleName: String",
            "companyInfo: CompanyInfoType",
        ],
    ),
    (
        "UserTypeCountableConnection",
        "",
        &[
            "pageInfo: PageInfo!",
            "edges: [UserTypeCountableEdge!]!",
            "totalCount: Int",
        ],
    ),
    (
        "UserTypeCountableEdge",
        "",
        &["node: UserType!", "cursor: String!"],
    ),
];

const INTROSPECTION: &str = "{
    __schema { types {
        name
        interfaces { name }
        fields { name args { ...Input } type { ...Type } }
        inputFields { ...Input }
    } }
}
fragment Input on __InputValue { name type { ...Type } defaultValue }
fragment Type on __Type {
    kind name ofType { kind name ofType { kind name ofType { kind name } } }
}";

#[tokio::test]
async fn names_types_and_defaults_are_the_published_ones() {
    let store = Store::new();
    let schema = data(&store, ADMIN, INTROSPECTION, json!({})).await;
    let types: BTreeMap<&str, &Value> = list(&schema["__schema"]["types"])
        .map(|found| (found["name"].as_str().unwrap(), found))
        .filter(|(name, _)| !name.starts_with("__"))
        .filter(|(name, _)| !["Boolean", "Float", "ID", "Int", "String"].contains(name))
        .collect();
    let names: Vec<&str> = TYPES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(types.keys().copied().collect::<Vec<_>>(), names);
    for (name, interfaces, members) in TYPES {
        let found = types[name];
        let found_interfaces: Vec<&str> = list(&found["interfaces"])
            .map(|interface| interface["name"].as_str().unwrap())
            .collect();
        assert_eq!(found_interfaces.join(" & "), interfaces, "{name}");
        let found_members: Vec<String> = list(&found["fields"])
            .chain(list(&found["inputFields"]))
            .map(member)
            .collect();
        assert_eq!(found_members, members, "{name}");
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A field or an argument as the schema language writes it.
fn member(member: &Value) -> String {
    let arguments: Vec<String> = list(&member["args"]).map(self::member).collect();
    let arguments = match arguments.as_slice() {
        [] => String::new(),
        arguments => format!("({})", arguments.join(", ")),
    };
    let default = match member["defaultValue"].as_str() {
        Some(value) => format!(" = {value}"),
        None => String::new(),
    };
    let name = member["name"].as_str().unwrap();
    format!("{name}{arguments}: {}{default}", type_name(&member["type"]))
}

fn type_name(found: &Value) -> String {
    match found["kind"].as_str().unwrap() {
        "NON_NULL" => format!("{}!", type_name(&found["ofType"])),
        "LIST" => format!("[{}]", type_name(&found["ofType"])),
        _ => found["name"].as_str().unwrap().to_owned(),
    }
}
