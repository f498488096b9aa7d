//! Adding articles and addresses, and taking out articles that turned out to be others: what runs inside a transaction.

use super::{
    connection::{Connection, values},
    row::{address_key, escape, get, id},
    step::StepError,
};
use crate::{
    model::{Article, ArticleId},
    store::{NewArticle, name},
};

/// Holds the head of the log, so that numbers, slugs and the addresses of new articles are given out one by one.
pub(super) fn hold_numbers(connection: &Connection) -> Result<(), StepError> {
    connection.write("SELECT size FROM log WHERE id = 1 FOR UPDATE", Vec::new())
}

/// Adds articles.
pub(super) fn create_articles(connection: &Connection, articles: &[NewArticle]) -> Result<Vec<Article>, StepError> {
    hold_numbers(connection)?;
    let sql = "SELECT greatest((SELECT max(id) FROM article), (SELECT max(article) FROM folded), 0) AS id";
    let last = connection.query_one(sql, &[])?;
    let last = last.map_or(Ok(0), |row| get::<i64>(&row, "id"))?;
    let mut created = Vec::with_capacity(articles.len());
    for (new, id) in articles.iter().zip(last + 1..) {
        let slug = name::free_slug(&new.slug, |slug| {
            let sql = "SELECT article FROM slug WHERE slug = $1";
            Ok::<_, StepError>(connection.query_one(sql, &[&slug.as_str()])?.is_some())
        })?;
        let article =
            ArticleId(u32::try_from(id).map_err(|_| StepError::Broken(format!("no article has number {id}")))?);
        let mut urls: Vec<String> = Vec::with_capacity(new.urls.len());
        new.urls.iter().for_each(|url| {
            if !urls.contains(url) {
                urls.push(url.clone());
            }
        });
        let article = Article { id: article, slug, urls, title: new.title.clone() };
        insert_article(connection, &article)?;
        created.push(article);
    }
    Ok(created)
}

pub(super) fn insert_article(connection: &Connection, article: &Article) -> Result<(), StepError> {
    let slug = || article.slug.to_string();
    let title = article.title.as_deref().map(|title| escape(title).into_owned());
    connection
        .write("INSERT INTO article (id, slug, title) VALUES ($1, $2, $3)", values![id(article.id), slug(), title])?;
    connection.write("INSERT INTO slug (slug, article) VALUES ($1, $2)", values![slug(), id(article.id)])?;
    article.urls.iter().zip(1..).try_for_each(|(url, number)| insert_address(connection, article.id, number, url))
}

/// Takes an article without captures out; what led to it leads to another.
pub(super) fn remove_article(connection: &Connection, empty: ArticleId, other: ArticleId) -> Result<(), StepError> {
    for step in [
        "UPDATE sighting SET article = $2 WHERE article = $1",
        "UPDATE folded SET other = $2 WHERE other = $1",
        "INSERT INTO folded (article, other) VALUES ($1, $2)",
    ] {
        connection.write(step, values![id(empty), id(other)])?;
    }
    for step in [
        "DELETE FROM watch WHERE article = $1", "DELETE FROM address WHERE article = $1",
        "DELETE FROM slug WHERE article = $1", "DELETE FROM article WHERE id = $1",
    ] {
        connection.write(step, values![id(empty)])?;
    }
    Ok(())
}

/// The number of an address of an article, whose row is held; it is noted where it is new.
pub(super) fn note_address(connection: &Connection, article: ArticleId, url: &str) -> Result<i32, StepError> {
    let row = connection.query_one(
        "SELECT min(number) FILTER (WHERE key = $2 AND url = $3) AS known, max(number) AS last FROM address \
         WHERE article = $1",
        &[&id(article), &address_key(url), &escape(url)],
    )?;
    let (known, last) = match &row {
        Some(row) => (get::<Option<i32>>(row, "known")?, get::<Option<i32>>(row, "last")?),
        None => (None, None),
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let number = last.unwrap_or(0) + 1;
    insert_address(connection, article, number, url)?;
    Ok(number)
}

fn insert_address(connection: &Connection, article: ArticleId, number: i32, url: &str) -> Result<(), StepError> {
    connection.write(
        "INSERT INTO address (article, number, key, url) VALUES ($1, $2, $3, $4)",
        values![id(article), number, address_key(url), escape(url).into_owned()],
    )
}
