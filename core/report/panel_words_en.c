/*
 * The outcome of a comparison and the sentences about several respondents in English, sorted by the
 * bytes of their names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"outcome.beside", "About {subject} the {checklists} checklists contradict each other on "
                       "{against} of the {of} points."},
    {"outcome.beside.none",
        "About {subject} the {checklists} checklists contradict each other nowhere."},
    {"outcome.panel",
        "About {subject} the respondents give different answers to {apart} of the {of} questions."},
    {"outcome.panel.none",
        "About {subject} the respondents give the same answer to every question."},
    {"outcome.points.one", "{n} point"},
    {"outcome.points.other", "{n} points"},
    {"outcome.questions.one", "{n} question with more than one answer"},
    {"outcome.questions.other", "{n} questions with more than one answer"},
    {"outcome.spread", "Scores on “{title}”: {text}."},
    {"outcome.way.alike", "the same answer"},
    {"outcome.way.contradicted", "contradict each other"},
    {"outcome.way.far", "far apart (more than half of the scale)"},
    {"outcome.way.fine", "in order"},
    {"outcome.way.near", "less far apart"},
    {"outcome.way.not-asked", "not asked"},
    {"outcome.way.unknown", "not known yet"},
    {"outcome.way.unsure", "not sure yet"},
    {"outcome.way.weak", "can be better"},
    {"panel.agreement.alpha", "Krippendorff's alpha is {alpha}: 1 is the same answer everywhere, 0 "
                              "is what chance gives."},
    {"panel.agreement.chance", "The respondents do not agree more often than by chance."},
    {"panel.agreement.fair", "The respondents agree fairly well."},
    {"panel.agreement.few", "That is little: take it as an indication."},
    {"panel.agreement.label.chance", "no more than chance"},
    {"panel.agreement.label.fair", "fair agreement"},
    {"panel.agreement.label.same", "no difference"},
    {"panel.agreement.label.strong", "strong agreement"},
    {"panel.agreement.label.weak", "little agreement"},
    {"panel.agreement.rests",
        "Number of questions it rests on: {units}. Number of answers: {answers}."},
    {"panel.agreement.same", "All answers are the same, so there is no difference to measure."},
    {"panel.agreement.strong", "The respondents agree strongly."},
    {"panel.agreement.weak", "The respondents agree little."},
    {"panel.answered", "answered by {n}; in the middle: {middle}"},
    {"panel.apart.one", "The answers are {n} step apart."},
    {"panel.apart.other", "The answers are {n} steps apart."},
    {"panel.count", "{n} {label}"},
    {"panel.group", "{role} ({n})"},
    {"panel.hidden", "fewer than {n} answers, not shown"},
    {"panel.hidden.words", "own words, not shown"},
    {"panel.line", "{number} {text}"},
    {"panel.middle-of", "in the middle of: {answers}"},
    {"panel.no-role", "No role given"},
    {"panel.note.anonymous", "People who need not give a name are protected. Of such a role "
                             "something is shown from {n} people on, and of a question from {n} "
                             "answers on. What is not shown counts nowhere either."},
    {"panel.note.unseen",
        "{role}: fewer than {n} people. What they answered is not shown and does not count."},
    {"panel.of", "{title}. {text}"},
    {"panel.pair.level.one", "{better} and {worse} judge equally favourably on average. By "
                             "question they differ {apart} of the scale, on {n} question."},
    {"panel.pair.level.other", "{better} and {worse} judge equally favourably on average. By "
                               "question they differ {apart} of the scale, on {n} questions."},
    {"panel.pair.one", "{better} judges more favourably than {worse}. They differ {apart} of the "
                       "scale, on {n} question."},
    {"panel.pair.other", "{better} judges more favourably than {worse}. They differ {apart} of the "
                         "scale on average, on {n} questions."},
    {"panel.percent", "{n}%"},
    {"panel.period", "{from} – {to}"},
    {"panel.practice.ahead",
        "What people notice gets {experienced} of the points. What is arranged gets {arranged}."},
    {"panel.practice.all", "All questions together"},
    {"panel.practice.behind",
        "What is arranged gets {arranged} of the points. What people notice gets {experienced}."},
    {"panel.practice.level",
        "What is arranged and what people notice both get {arranged} of the points."},
    {"panel.row", "{number} {text} – {row}"},
    {"panel.widest", "The difference is largest between {high} (more favourable) and {low}."},
    {"panel.words", "\"{text}\""},
};

const struct peil_word_table peil_panel_words_en = {entries, sizeof(entries) / sizeof(*entries)};
