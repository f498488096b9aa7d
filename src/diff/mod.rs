//! Two documents to one [`ArticleDiff`](crate::model::ArticleDiff); pure and deterministic.
