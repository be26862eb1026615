"""What words say: packs of what one language brings, which language a text has, and who says what in a sentence.

The lowest room: strings and spans only. It knows no document, no figure and no claim.

    packs, tables              the data of a language, and how its tables are read and typed
    vocabularies, figure_words, figure_tables, topic_words, calendar    what such tables are called
    texts, files, symbols      what is read before a language is known, or is the same in all
    identification, trigrams   which language a text has
    letters, stemming          words                           splitting   where sentences end
    analysis                   a sentence, by `modality`, `denial`, `places` and `attributions`
    speakers, quotes           who says what in an article, by `names`, `roles` and `phrases`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import loading

if TYPE_CHECKING:
    from factcheck.language.analysis import Attribution, Denial, Mention, Modality, Place, Sentence, analyse
    from factcheck.language.identification import language_name, reading_of, tell_language
    from factcheck.language.packs import BrokenPack, level_of
    from factcheck.language.splitting import split_sentences
    from factcheck.language.stemming import stem
    from factcheck.language.vocabularies import Vocabulary, vocabulary

__all__ = [
    "Attribution",
    "BrokenPack",
    "Denial",
    "Mention",
    "Modality",
    "Place",
    "Sentence",
    "Vocabulary",
    "analyse",
    "language_name",
    "level_of",
    "reading_of",
    "split_sentences",
    "stem",
    "tell_language",
    "vocabulary",
]

__getattr__, __dir__ = loading(
    __name__,
    analysis="Attribution Denial Mention Modality Place Sentence analyse",
    identification="language_name reading_of tell_language",
    packs="BrokenPack level_of",
    splitting="split_sentences",
    stemming="stem",
    vocabularies="Vocabulary vocabulary",
)
