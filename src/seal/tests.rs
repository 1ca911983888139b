//! The derivation, pinned to values that other programs made; messages that open for two and for nobody else.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use super::{
    cost::Cost,
    error::SealError,
    identity::Identity,
    keys::Keys,
    letter::{open, seal},
    secret::{SECRET_DIGITS, Secret, read_url},
};
use crate::domain::follow_up::{Locator, MESSAGE_CHARS_MAX, PublicHost, Recipient, Sealed};

/// Made by another implementation of Argon2id and HKDF and by another bech32, from the same secret.
struct Known {
    cost: Cost,
    identity: &'static str,
    recipient: &'static str,
    verifier: &'static str,
    verifier_hash: &'static str,
}

const KNOWN: [Known; 2] = [
    Known {
        cost: Cost::FULL,
        identity: "AGE-SECRET-KEY-12MVVDS7G8RW2KQX05CK8HFPFMVUCVQNH7H0S0XZWE3LUCDDKQU7QUWG42P",
        recipient: "age1n74jxgv2wmueh6kj6j5g5n355l94tm6cv2srlum78cz20qpqacxq54ftm8",
        verifier: "c909abf2965b5131a1aa2e09d6621d34d2a354378b8f9b37f74aee332a1327aa",
        verifier_hash: "14273f9774761eaa07845842a77e7db3ac4e8540f1d4852442fe67db0e77c18b",
    },
    Known {
        cost: Cost::played(),
        identity: "AGE-SECRET-KEY-1FGYDAH9L8T0DZA7NNUWM0DDGMHJE8ANG9NR8QNEDX4NJ70Z0WQDQ709AAN",
        recipient: "age1ja2e4523v55aqky6v7ulh22jharzjsy9xqatfnd0a4kjrfsncywqchn0d2",
        verifier: "124e6f6216122be241c8abdc1e78ff3d09d261b97859b480754c8e079ccc506a",
        verifier_hash: "a12f5d7be5badab1f97a42c0599565243fdf44b47aa6defb4b39e9bfac216936",
    },
];

/// 「こんにちは。」, sealed by another program to the second of them.
const SEALED: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB1OTlIWWUzM2N0V2s5SW93czJHbHhrN1ArSUVXOC9lMHZjOHlvWXlSNlc0CjJnMWgvUFJCNThxc1BNbHNUY1JMdUlJa01LMTBJZDBDRDc2SVk2aGM3N2cKLT4gXmA+X3piLWdyZWFzZSBiIFJhNHRaN3MgLU1TNQpOTnUzUmEzTjdjcmVrQjh5WFZCK2p1QlZVQW5SQ1ROOHB3Ci0tLSA5YWxhNWF6dGFDb2xkTkh0UGRYTllqUnlqdFFkT0EyOThrU2lIMDh5a2ZjCsNuZeC5eEESDcIHTukoPFMj/nDwKl6COV9eD8k/jhl9qQDn5tmv/7vgdM1/g48N4cbhrDnZ1jOyF5PQ8t4jqAhB/kRTdJ8V/JKDSbfDr/Obg1B6e3ECw8DwXox4mNFUpz2LW88fyKyGbmsSsnfEosrHCS20qef3pbpgMMS3pibB7h24wuVBvBtmlNz8AYz61UNlnchPlel5K+1jc3FNm/NyOHR2VS+i0RvoRwPow2M9bo2SpQiDEWCkXur29Ew6opbq4x/gy7egNlx7G1w8HKhKKHdkxZHMPC5w7W+nzouuPHh3+msTiiAPMZxrFgH8XOBnBiG/3amygZ7NPIxiL1JrG0s+Wx2LmLihS0qM9CR4+M7Cb7q5SI44d0KyXUNQurjZIwmK0v2PQL838ZtCsMIM/M5406jkKd7u1fAiA88wJ2Zz24RWsj9zYj7VGUKchC65Mb2WFv3Iyaco5nN3iCNLxuF2eOXyy6XASRTzZVGX8Xa+X/NpXJVab+dKQdjV/pVj9MXmpX2rd5o3Bg2KkwZSVkyT1+IAAUtRiS+EhqjpvdbBU5PLcWT+PumTmGK4A4pOC1kgi7odS9mbZaXZ+w44XBXrVM6UOZAI60BvZFHtJejijzUD1I9ABWMViam80F5QZj4JEo4tFnGbg+IQ+H9IRz89bju89aRQzeQktiI8Aloqbthkw9InFRpPiNJvT1JYQDVxATScQT6yzcV/cUk=";

fn locator() -> Locator {
    Locator::of_number(1_234_567)
}

fn secret() -> Secret {
    Secret::parse("0123 4567 8901 2345 6785").unwrap()
}

fn keys(site: &str, secret: &Secret) -> Keys {
    Keys::derive(secret, site, &locator(), Cost::played()).unwrap()
}

#[test]
fn the_derivation_is_pinned() {
    for known in KNOWN {
        let keys = Keys::derive(&secret(), "mihon", &locator(), known.cost).unwrap();
        assert_eq!(keys.identity.to_text().as_str(), known.identity);
        assert_eq!(keys.recipient.as_str(), known.recipient);
        assert_eq!(keys.verifier.to_hex(), known.verifier);
        assert_eq!(keys.verifier.hash().to_string(), known.verifier_hash);
    }
}

#[test]
fn what_another_program_sealed_opens() {
    let sealed = Sealed::new(STANDARD.decode(SEALED).unwrap()).unwrap();
    assert_eq!(open(&keys("mihon", &secret()).identity, &sealed).unwrap().as_str(), "こんにちは。");
}

#[test]
fn another_site_locator_or_digit_is_another_key() {
    let own = keys("mihon", &secret());
    let other_digit = Secret::parse("0123 4567 8901 2345 6713");
    assert_eq!(other_digit, None, "the check digit");
    let other_secret = Secret::of_random(&Zeroizing::new([7; 16]));
    let other_locator = Keys::derive(&secret(), "mihon", &Locator::of_number(1), Cost::played()).unwrap();
    for other in [keys("tonari", &secret()), keys("mihon", &other_secret), other_locator] {
        assert!(other.recipient != own.recipient && other.verifier != own.verifier);
    }
}

#[test]
fn a_message_opens_for_the_desk_and_the_paper_and_for_nobody_else() {
    let desk = Identity::of_seed(&Zeroizing::new([3; 32])).unwrap();
    let stranger = Identity::of_seed(&Zeroizing::new([4; 32])).unwrap();
    let own = keys("mihon", &secret());
    for text in ["", "夜に 眠れません。", "x\u{80}", &"あ".repeat(MESSAGE_CHARS_MAX)] {
        let sealed = seal(text, &[&desk.recipient().unwrap(), &own.recipient]).unwrap();
        for identity in [&desk, &own.identity] {
            assert_eq!(open(identity, &sealed).unwrap().as_str(), text);
        }
        assert_eq!(open(&stranger, &sealed), Err(SealError::DoesNotOpen));
        let mut damaged = sealed.as_bytes().to_vec();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(open(&desk, &Sealed::new(damaged).unwrap()), Err(SealError::DoesNotOpen));
    }
    let long = "あ".repeat(MESSAGE_CHARS_MAX + 1);
    assert_eq!(seal(&long, &[&own.recipient]), Err(SealError::TooLong));
}

#[test]
fn the_length_of_a_short_message_does_not_show() {
    let to = keys("mihon", &secret()).recipient;
    let lengths = ["", "はい", &"あ".repeat(170)].map(|text| payload(&seal(text, &[&to]).unwrap()));
    assert_eq!(lengths[0], lengths[1]);
    assert_eq!(lengths[0], lengths[2]);
}

/// Bytes behind the header, whose length says nothing.
fn payload(sealed: &Sealed) -> usize {
    let bytes = sealed.as_bytes();
    let mac = bytes.windows(4).position(|four| four == b"\n---").unwrap() + 1;
    let end = bytes[mac..].iter().position(|byte| *byte == b'\n').unwrap();
    bytes.len() - mac - end
}

#[test]
fn a_recipient_that_is_no_key_is_said() {
    let to = Recipient::parse(&format!("age1{}", "q".repeat(58))).unwrap();
    assert_eq!(seal("a", &[&to]), Err(SealError::NotAKey));
}

#[test]
fn a_secret_is_read_as_it_is_written_and_nothing_shows_it() {
    let secret = secret();
    assert_eq!(secret.grouped().as_str(), "0123 4567 8901 2345 6785");
    assert_eq!(Secret::parse("０１２３-4567-8901-2345-6785"), Some(secret.clone()));
    assert_eq!(format!("{secret:?} {:?}", keys("mihon", &secret).identity), "Secret(..) Identity(..)");
    let drawn = Secret::of_random(&Zeroizing::new([0xff; 16]));
    assert_eq!(drawn.grouped().chars().filter(char::is_ascii_digit).count(), SECRET_DIGITS);
    assert_eq!(Secret::parse(&drawn.grouped()), Some(drawn));
}

#[test]
fn the_code_of_a_slip_fits_a_worn_camera_and_is_read_back() {
    let host = PublicHost::parse("hikae.mihon.example").unwrap();
    let url = secret().url(&host, &locator());
    assert_eq!(url.as_str(), "HTTPS://HIKAE.MIHON.EXAMPLE/#12345671.01234567890123456785");
    assert!(url.len() <= crate::domain::slip::PAYLOAD_BYTES_MAX);
    assert_eq!(read_url(&url), Some((locator(), secret())));
    for other in ["", "https://mihon.example", "https://mihon.example/#12345671", "#1.2", "#12345671.0"] {
        assert_eq!(read_url(other), None, "{other}");
    }
}

#[test]
fn a_seal_that_was_touched_anywhere_opens_nothing() {
    let own = keys("mihon", &secret());
    let sealed = seal("木曜の夜なら 行けます", &[&own.recipient]).unwrap();
    let whole = sealed.as_bytes();
    for place in 0..whole.len() {
        let mut touched = whole.to_vec();
        touched[place] ^= 1;
        let opened = open(&own.identity, &Sealed::new(touched).unwrap());
        assert!(matches!(opened, Err(SealError::DoesNotOpen)), "byte {place} of {}", whole.len());
    }
    for length in [1, whole.len() / 2, whole.len() - 1] {
        let torn = Sealed::new(whole[..length].to_vec()).unwrap();
        assert!(matches!(open(&own.identity, &torn), Err(SealError::DoesNotOpen)), "{length} bytes");
    }
    let mut longer = whole.to_vec();
    longer.push(0);
    assert!(open(&own.identity, &Sealed::new(longer).unwrap()).is_err());
}
