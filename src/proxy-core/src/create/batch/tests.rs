use super::*;
use crate::create::CreateRoute;

fn status(refusal: &Refusal) -> u16 {
    refusal.status().as_u16()
}

/// A bulk body of version 2 with these users.
fn framed(list: &str) -> String {
    format!("{{\"acceptWelcomeEmail\":\"1\",\"users\":{list}}}")
}

fn list(elements: &[&str]) -> String {
    format!("[{}]", elements.join(","))
}

#[test]
fn ten_elements_are_read_and_an_eleventh_is_not() {
    assert_eq!(many(list(&["{}"; 10]).as_bytes()).unwrap().len(), 10);
    assert_eq!(
        status(&many(list(&["{}"; 11]).as_bytes()).unwrap_err()),
        413
    );
    let ten = archive(framed(&list(&["{}"; 10])).as_bytes()).unwrap();
    assert_eq!((ten.users.len(), ten.welcome), (10, true));
    let eleven = framed(&list(&["{}"; 11]));
    assert_eq!(status(&archive(eleven.as_bytes()).unwrap_err()), 413);
}

#[test]
fn nothing_behind_the_tenth_element_is_parsed() {
    let text = format!("[{}, this is not JSON", ["{}"; 10].join(","));
    assert_eq!(status(&many(text.as_bytes()).unwrap_err()), 413);
    assert_eq!(status(&archive(framed(&text).as_bytes()).unwrap_err()), 413);
}

#[test]
fn text_that_is_not_json_is_a_bad_request() {
    let cases: [&[u8]; 56] = [
        b"",
        b" ",
        b"{",
        b"[",
        b"[{}",
        b"[{},]",
        b"[1 2]",
        b"{}}",
        b"[]x",
        b"{\"a\":}",
        b"{'a':1}",
        b"{\"a\":01}",
        b"{\"a\":NaN}",
        b"{\"a\":\"\x01\"}",
        b"{\"a\":\"\xff\"}",
        b"\xef\xbb\xbf{}",
        b"nul",
        b"[1,\"\\x\"]",
        b"[,1]",
        b"[1,,2]",
        b"[1]]",
        b"[1],",
        b"[\"\": 1]",
        b"[3[4]]",
        b"[*]",
        b"[-]",
        b"[+1]",
        b"[++1]",
        b"[-01]",
        b"[.5]",
        b"[1.]",
        b"[1.e1]",
        b"[1e]",
        b"[1eE2]",
        b"[0x42]",
        b"[1 000]",
        b"[-Infinity]",
        b"[\xef\xbc\x91]",
        b"[True]",
        b"[\x0c]",
        b"[\x0b]",
        b"[\xe2\x81\xa0]",
        b"[\xc2\x85]",
        b"{\"a\" 1}",
        b"{\"a\":1 \"b\":2}",
        b"{\"a\",1}",
        b"{:1}",
        b"{1:1}",
        b"{a:1}",
        b"{\"a\":1,,\"b\":2}",
        b"{\"a\":1}/**/",
        b"{\"a\":1}#",
        b"[\"\\u12\"]",
        b"[\"\\u12g4\"]",
        b"[\"\\ud800\\u1\"]",
        b"[\"a\n\"]",
    ];
    for case in cases {
        let shown = String::from_utf8_lossy(case);
        assert_eq!(status(&one(case).unwrap_err()), 400, "one: {shown}");
        assert_eq!(status(&many(case).unwrap_err()), 400, "many: {shown}");
        assert_eq!(status(&archive(case).unwrap_err()), 400, "archive: {shown}");
        let within = [b"{\"users\":", case, b"}"].concat();
        let refusal = archive(&within).unwrap_err();
        assert_eq!(status(&refusal), 400, "within: {shown}");
    }
}

#[test]
fn half_a_character_in_a_user_is_a_bad_request() {
    let user = br#"{"firstName":"\ud800"}"#;
    assert_eq!(status(&one(user).unwrap_err()), 400);
    assert_eq!(
        status(&many(&[b"[", &user[..], b"]"].concat()).unwrap_err()),
        400
    );
}

#[test]
fn deep_nesting_is_refused_without_harm() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let unclosed = open.repeat(50_000);
        assert_eq!(status(&one(unclosed.as_bytes()).unwrap_err()), 400);
        assert_eq!(status(&many(unclosed.as_bytes()).unwrap_err()), 400);
        let within = format!("{{\"a\":{}1{}}}", open.repeat(50_000), close.repeat(50_000));
        assert_eq!(status(&one(within.as_bytes()).unwrap_err()), 400);
        assert_eq!(status(&many(list(&[&within]).as_bytes()).unwrap_err()), 400);
        assert_eq!(
            status(&archive(framed(&list(&[&within])).as_bytes()).unwrap_err()),
            400
        );
    }
}

#[test]
fn json_of_another_shape_is_kept_in_its_place() {
    let shapes = ["1", "-1", "1.5", "true", "null", "\"x\"", "[[{}],2]"];
    for shape in shapes {
        assert_eq!(one(shape.as_bytes()).unwrap(), Element::Other, "{shape}");
        let elements = many(list(&["{}", shape]).as_bytes()).unwrap();
        assert_eq!(
            elements,
            [Element::Object(Map::new()), Element::Other],
            "{shape}"
        );
    }
}

#[test]
fn a_bulk_body_is_a_list_with_something_in_it() {
    for body in ["{}", "{\"users\":[{}]}", "1", "\"x\"", "null", "true", "[]"] {
        assert_eq!(status(&many(body.as_bytes()).unwrap_err()), 422, "{body}");
    }
}

#[test]
fn a_repeated_key_is_noticed() {
    let repeated = one(br#"{"role":2,"email":"a","role":0}"#).unwrap();
    assert_eq!(repeated, Element::RepeatedKey("role".to_owned()));
}

#[test]
fn a_repeated_key_of_the_frame_is_noticed() {
    for (body, key) in [
        (r#"{"users":[{}],"users":[{}]}"#, "users"),
        (
            r#"{"users":[{}],"acceptWelcomeEmail":"0","acceptWelcomeEmail":"1"}"#,
            "acceptWelcomeEmail",
        ),
        (
            r#"{"acceptWelcomeEmail":null,"acceptWelcomeEmail":"1","users":[{}]}"#,
            "acceptWelcomeEmail",
        ),
    ] {
        let refusal = format!("{:?}", archive(body.as_bytes()).unwrap_err());
        assert!(
            refusal.contains(key) && refusal.contains("more than once"),
            "{refusal}"
        );
    }
}

#[test]
fn an_error_does_not_quote_the_body() {
    let refusal = one(br#"{"email":"canary@example.com" oops"#).unwrap_err();
    assert!(!format!("{refusal:?}").contains("canary"));
}

#[test]
fn json_that_is_no_user_is_unprocessable() {
    let numbers = [
        "-0",
        "1E+2",
        "123e65",
        "1e-400",
        "18446744073709551616",
        "-9223372036854775809",
    ];
    let texts = [
        r#""""#,
        r#""\u0000\ud834\udd1e\/""#,
        "\"\u{7f}\u{2028}\u{fdd0}\u{10ffff}\"",
        "\"\u{feff}\"",
    ];
    let others = [
        " [] ",
        "[[]   ]",
        "[null,1,\"1\",{}]",
        "true",
        "null",
        "\n{}\n",
        r#"{"":0}"#,
        r#"{"a":1,"a":2}"#,
    ];
    let all = numbers.iter().chain(&texts).chain(&others);
    for text in all {
        for route in [CreateRoute::One, CreateRoute::Several] {
            let checked = route
                .read(text.as_bytes())
                .and_then(|body| body.users().map(drop));
            assert_eq!(status(&checked.unwrap_err()), 422, "{route:?} {text}");
        }
    }
}
