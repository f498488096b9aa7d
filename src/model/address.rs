//! What an address of the web tells as it is written, without being asked for.

/// Parameters of a query that name no content. Whoever finds another adds it here.
const TRACKING: &[&str] = &[
    "__hsfp", "__hssc", "__hstc", "__s", "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat",
    "at_bbc_team", "at_campaign", "at_campaign_type", "at_custom1", "at_custom2", "at_custom3", "at_custom4",
    "at_format", "at_link_id", "at_link_origin", "at_link_type", "at_medium", "at_ptr_name", "cmp", "cmpid", "dclid",
    "dicbo", "ef_id", "epik", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "fbclid", "ftag",
    "gad_campaignid", "gad_source", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig",
    "hsctatracking", "icid", "igsh", "igshid", "intcid", "li_fat_id", "mbid", "mc_cid", "mc_eid", "mibextid",
    "mkt_tok", "ml_subscriber", "ml_subscriber_hash", "msclkid", "ns_campaign", "ns_fee", "ns_linkname", "ns_mchannel",
    "ns_source", "ocid", "oly_anon_id", "oly_enc_id", "rb_clickid", "ref_src", "ref_url", "s_cid", "s_kwcid", "scm",
    "smid", "smtyp", "spm", "srsltid", "ss_email_id", "taid", "trk_contact", "trk_msg", "trk_sid", "ttclid", "twclid",
    "vero_id", "wbraid", "wickedid", "wt.mc_id", "wt_mc", "wt_zmc", "xtor", "yclid", "ysclid",
];

/// Beginnings of such parameters.
const TRACKING_PREFIXES: &[&str] = &["utm_", "ga_", "hsa_", "matomo_", "mtm_", "piwik_", "pk_"];

/// The host of an address, without its port.
pub(crate) fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let place = rest.split(['/', '?', '#']).next()?;
    let place = place.rsplit('@').next()?;
    match place.find(']') {
        Some(end) => Some(&place[..=end]),
        None => place.split(':').next(),
    }
}

/// Whether a host is a site's, or of a part of it: `www.paper.example` of `paper.example`.
pub(crate) fn is_within(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|part| part.is_empty() || part.ends_with('.'))
}

/// Whether a parameter of a query, as `name=value`, only tells a publisher where a reader came from.
pub(crate) fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_site_is_within_it() {
        assert!(is_within("paper.example", "paper.example") && is_within("www.paper.example", "paper.example"));
        assert!(!is_within("newspaper.example", "paper.example") && !is_within("example", "paper.example"));
    }

    #[test]
    fn a_host_has_neither_port_nor_user() {
        for (address, expected) in [
            ("https://paper.example/a?b#c", Some("paper.example")),
            ("https://desk@paper.example:8080", Some("paper.example")),
            ("http://desk@[::1]:8080/x", Some("[::1]")),
            ("https://paper.example?a=b/c", Some("paper.example")),
            ("pages/ferry.txt", None),
        ] {
            assert_eq!(host(address), expected, "{address}");
        }
    }
}
