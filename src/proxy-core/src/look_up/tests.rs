use super::*;

fn list(path: &str) -> &'static LookUp {
    LISTS.iter().find(|list| list.path.ends_with(path)).unwrap()
}

#[test]
fn documented_parameters_pass() {
    let cases = [
        (&USERS, "", ""),
        (
            &USERS,
            "companyId=42&limit=250&offset=0",
            "companyId=42&limit=250&offset=0",
        ),
        (
            &USERS,
            "email=a%2Bb%40example.com",
            "email=a%2Bb%40example.com",
        ),
        (&USERS, "q=M%C3%BCller", "q=M%C3%BCller"),
        (
            &USERS,
            "minCreated=1700000000&maxCreated=1700000001",
            "minCreated=1700000000&maxCreated=1700000001",
        ),
        (
            &USERS,
            "isIncludeExtraFields=1&channelId=1",
            "isIncludeExtraFields=1&channelId=1",
        ),
        (
            &USERS,
            "minModified=1700000000&maxModified=1700000001",
            "minModified=1700000000&maxModified=1700000001",
        ),
        (&USERS, "roles=0", "roles=0"),
        (
            &USERS,
            "roles=2&companyId=42&roles=4",
            "roles=2&companyId=42&roles=4",
        ),
        (
            list("roles"),
            "q=Buyer&limit=250&offset=250",
            "q=Buyer&limit=250&offset=250",
        ),
        (
            list("companies"),
            "q=Great%20Buys&companyStatus=3&customerId=7&sortBy=companyName&orderBy=ASC",
            "q=Great+Buys&companyStatus=3&customerId=7&sortBy=companyName&orderBy=ASC",
        ),
        (
            list("companies"),
            "sortBy=updatedAt&orderBy=DESC&companyStatus=0&limit=1&offset=9",
            "sortBy=updatedAt&orderBy=DESC&companyStatus=0&limit=1&offset=9",
        ),
        (list("channels"), "limit=250&offset=0", "limit=250&offset=0"),
        (
            list("extra-fields"),
            "limit=250&offset=0",
            "limit=250&offset=0",
        ),
        (&COMPANY, "", ""),
        (
            &ARCHIVE_USERS,
            "limit=250&offset=0&role[]=1,%202&isIncludeExtraFields=0",
            "limit=250&offset=0&role%5B%5D=1%2C+2&isIncludeExtraFields=0",
        ),
    ];
    for (look_up, query, sent) in cases {
        assert_eq!(look_up.checked_query(query).unwrap(), sent);
    }
}

#[test]
fn everything_else_is_refused() {
    let cases = [
        (
            &USERS,
            &[
                "roles=5",
                "roles=1&roles=5",
                "roles=5&roles=1",
                "roles=",
                "roles=admin",
                "roles=1,2",
                "roles[]=1",
                "_method=DELETE",
                "X-HTTP-Method-Override=DELETE",
                "access_token=x",
                "role=1",
                "minModified=x",
                "maxModified=-1",
                "minModified=1&minModified=2",
                "companyid=1",
                "companyId",
                "companyId=0",
                "companyId=-1",
                "companyId=+1",
                "companyId=%2B1",
                "companyId=1e3",
                "companyId=1.0",
                "companyId=9007199254740992",
                "companyId=99999999999999999999999",
                "companyId=%EF%BC%91",
                "companyId=1&companyId=2",
                "limit=0",
                "limit=251",
                "offset=x",
                "email=",
                "email=a%0d%0aX:%20y",
                "email=%ff",
                "q=%00",
                "isIncludeExtraFields=true",
                "isIncludeExtraFields=2",
                "__proto__=1",
            ][..],
        ),
        (
            list("roles"),
            &["companyId=1", "limit=251", "offset=-1", "q=", "sortBy=name"],
        ),
        (
            list("companies"),
            &[
                "companyStatus=4",
                "companyStatus=1&companyStatus=2",
                "customerId=0",
                "sortBy=companyId",
                "sortBy=companyname",
                "sortBy=",
                "orderBy=asc",
                "orderBy=ASC&orderBy=DESC",
                "limit=0",
                "email=a@example.com",
                "extraFields=a:b",
            ],
        ),
        (list("channels"), &["limit=999", "q=x", "channelId=1"]),
        (list("extra-fields"), &["limit=0", "q=x", "fieldType=1"]),
        (&COMPANY, &["limit=1", "companyId=42", "x"]),
        (
            &ARCHIVE_USERS,
            &[
                "role=1",
                "roles=1",
                "role[]=4",
                "role[]=",
                "role[]=1,",
                "role[]=1;2",
                "role[]=1&role[]=2",
                "email=a@example.com",
                "companyId=1",
                "limit=251",
            ],
        ),
    ];
    for (look_up, queries) in cases {
        for query in queries {
            assert!(
                look_up.checked_query(query).is_err(),
                "{} {query}",
                look_up.path
            );
        }
    }
    assert!(
        USERS
            .checked_query(&format!("q={}", "x".repeat(255)))
            .is_err()
    );
}

#[test]
fn a_value_cannot_add_a_parameter() {
    let query = "q=x%26limit%3D9";
    assert_eq!(USERS.checked_query(query).unwrap(), query);
}

#[test]
fn a_fault_says_what_is_expected() {
    let cases = [
        (
            list("companies"),
            "sortBy=x",
            "Expected companyName or updatedAt.",
        ),
        (
            list("companies"),
            "companyStatus=x",
            "Expected a whole number from 0 to 3.",
        ),
        (&ARCHIVE_USERS, "isIncludeExtraFields=x", "Expected 0 or 1."),
        (&ARCHIVE_USERS, "role[]=x", "separated by commas."),
        (&COMPANY, "x=1", "not known"),
    ];
    for (look_up, query, reason) in cases {
        let refusal = look_up.checked_query(query).unwrap_err();
        assert!(format!("{refusal:?}").contains(reason), "{refusal:?}");
    }
}
