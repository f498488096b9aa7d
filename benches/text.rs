//! Time of the text layer on fixed inputs: sentences of plain prose, of quotes and abbreviations, of other scripts.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use writethru::text::sentence::sentences;

const SAMPLES: [(&str, &str, &str); 4] = [
    (
        "prose",
        "en",
        "The harbour council met on Tuesday to weigh three plans for the old lifeboat station, which has stood empty \
         since the winter storms. Members heard from residents, fishermen and an engineer before they put off the vote. \
         No date was set for the next meeting. ",
    ),
    (
        "quotes",
        "en",
        "“Not today, and not this week.” Mr. Alder left at 5 p.m. with Dr. R. K. Lund of Poole Inc. “We need \
         boats,” she said. “Why?” The U.S. team (it came in 1902) paid $1.5m.Nobody knew. ",
    ),
    (
        "cyrillic",
        "ru",
        "Совет порта собрался во вторник. А. С. Волков приехал в 2019 г. и остался. «Мы идём!» — сказал он. ",
    ),
    ("chinese", "zh", "港口委员会星期二开会讨论了三个方案。居民和渔民发言后，表决推迟了。“为什么？”没有人知道。"),
];

fn sentence_benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    for (name, language, sample) in SAMPLES {
        let text = sample.repeat(200_000 / sample.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| sentences(black_box(&text), Some(language)).count()));
    }
    group.finish();
}

criterion_group!(benches, sentence_benches);
criterion_main!(benches);
