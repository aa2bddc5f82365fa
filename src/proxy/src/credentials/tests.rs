use super::*;

/// An environment of these variables.
fn environment(pairs: &[(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
    |wanted| {
        let pair = pairs.iter().find(|(name, _)| *name == wanted);
        pair.map(|(_, value)| value.into())
    }
}

fn management(pairs: &[(&str, &str)]) -> Result<Option<ManagementCredentials>, CredentialsError> {
    ManagementCredentials::from_environment(environment(pairs))
}

fn archive(pairs: &[(&str, &str)]) -> Result<Option<ArchiveCredentials>, CredentialsError> {
    ArchiveCredentials::from_environment(environment(pairs))
}

#[test]
fn environment_gives_each_header() {
    let all = [(TOKEN, "t0ken"), (STORE_HASH, "abc"), (V2_TOKEN, "v2")];
    let headers = management(&all).unwrap().unwrap().headers().unwrap();
    assert_eq!(headers.len(), 2);
    assert_eq!(headers["X-Auth-Token"], "t0ken");
    assert_eq!(headers["X-Store-Hash"], "abc");
    let headers = archive(&all).unwrap().unwrap().headers().unwrap();
    assert_eq!(headers.len(), 1);
    assert_eq!(headers["authToken"], "v2");
}

#[test]
fn a_file_gives_its_only_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "t0ken\r\n").unwrap();
    let path = path.to_str().unwrap();
    let both = management(&[("B2B_AUTH_TOKEN_FILE", path), (STORE_HASH, "abc")]);
    let headers = both.unwrap().unwrap().headers().unwrap();
    assert_eq!(headers["X-Auth-Token"], "t0ken");
    let one = archive(&[("B2B_V2_AUTH_TOKEN_FILE", path)]);
    let headers = one.unwrap().unwrap().headers().unwrap();
    assert_eq!(headers["authToken"], "t0ken");
}

#[test]
fn what_is_blank_is_not_there() {
    for blank in ["", " ", "\n"] {
        assert!(matches!(
            management(&[(TOKEN, blank), (STORE_HASH, blank)]),
            Ok(None)
        ));
        assert!(matches!(archive(&[(V2_TOKEN, blank)]), Ok(None)));
    }
}

#[test]
fn half_a_pair_names_the_other_half() {
    for (given, missing) in [(TOKEN, STORE_HASH), (STORE_HASH, TOKEN)] {
        let error = management(&[(given, "x"), (V2_TOKEN, "v2")]).unwrap_err();
        let variables = vec![missing];
        assert_eq!(error, CredentialsError::Missing { variables });
        let advice = error.to_string();
        assert!(advice.contains(&format!("{missing}_FILE")), "{advice}");
    }
}

#[test]
fn a_value_and_a_file_together_are_refused() {
    for variable in [TOKEN, STORE_HASH] {
        let file = format!("{variable}_FILE");
        let error = management(&[(variable, "a"), (&file, "b")]).unwrap_err();
        assert_eq!(error, CredentialsError::Twice { variable });
    }
    let error = archive(&[(V2_TOKEN, "a"), ("B2B_V2_AUTH_TOKEN_FILE", "b")]).unwrap_err();
    let variable = V2_TOKEN;
    assert_eq!(error, CredentialsError::Twice { variable });
}

#[test]
fn an_unreadable_file_is_named() {
    let error = archive(&[("B2B_V2_AUTH_TOKEN_FILE", "/nowhere/token")]).unwrap_err();
    assert!(matches!(error, CredentialsError::File { .. }));
    assert!(error.to_string().contains("/nowhere/token"), "{error}");
}

#[test]
fn an_unusable_value_is_not_shown() {
    let cases = [
        (
            ManagementCredentials::new("two words", "abc").headers(),
            TOKEN,
        ),
        (
            ManagementCredentials::new("t0ken", "two words").headers(),
            STORE_HASH,
        ),
        (ArchiveCredentials::new("two words").headers(), V2_TOKEN),
    ];
    for (headers, variable) in cases {
        let error = headers.unwrap_err();
        assert_eq!(error, CredentialsError::Unusable { variable });
        assert!(!error.to_string().contains("two words"));
    }
}

#[test]
fn a_blank_value_given_directly_is_missing() {
    for (headers, variable) in [
        (ManagementCredentials::new(" ", "abc").headers(), TOKEN),
        (
            ManagementCredentials::new("t0ken", "").headers(),
            STORE_HASH,
        ),
        (ArchiveCredentials::new("").headers(), V2_TOKEN),
    ] {
        let variables = vec![variable];
        assert_eq!(
            headers.unwrap_err(),
            CredentialsError::Missing { variables }
        );
    }
}
