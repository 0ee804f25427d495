/*
 * The table of commands and options.
 */
#include "core/cli/line/options.h"
#include "core/pack/pack.h"
#include "core/report/comparison.h"

#define AT(member) offsetof(struct cli_options, member)

static const char *const color_words[] = {"auto", "always", "never", NULL};
static const char *const lang_words[] = {"nl", "nl-x-b1", "en", NULL};
/* In the order of peil_report_part_words; then those that only a comparison has. */
static const char *const part_words[] = {"all", "outcome", "advice", "whatif", "blocks",
    "knockouts", "sections", "answers", "concepts", "open", "method", "agenda", "frameworks",
    "panels", "changes", "benchmark", NULL};
_Static_assert(sizeof(part_words) / sizeof(*part_words) ==
                   (size_t)PEIL_REPORT_PARTS + (size_t)PEIL_COMPARISON_PARTS,
    "all, every part, and NULL; two parts are in both");
static const char *const rule_words[] = {"median", "lowest", "majority", NULL};
static const char *const shells[] = {"bash", "zsh", "fish", NULL};

const char *const cli_common_options[] = {
    "help", "version", "lang", "color", "quiet", "verbose", "no-input", NULL};

const struct cli_option cli_option_table[] = {
    {"help", 'h', CLI_FLAG, AT(help), NULL, CLI_ANY, NULL, N_("show help and stop")},
    {"version", 0, CLI_FLAG, AT(version), NULL, CLI_ANY, NULL, N_("show the version and stop")},
    {"pack", 'p', CLI_VALUE, AT(pack), N_("PACK"), CLI_FILE, NULL,
        N_("the pack (a zip or a folder) to use, instead of looking for the one the answers name")},
    {"format", 'f', CLI_VALUE, AT(format), N_("FORMAT"), CLI_ANY, NULL,
        N_("how to show it: text, json, html, ndjson or any other output plugin; without it the "
           "extension of the output file decides, else text")},
    {"output", 'o', CLI_VALUE, AT(output), N_("FILE"), CLI_FILE, NULL,
        N_("write to this file instead of the terminal; for several answers files to this folder")},
    {"set", 0, CLI_VALUES, AT(set), N_("PLUGIN.OPTION=VALUE"), CLI_ANY, NULL,
        N_("give an output plugin an option (see peil plugins)")},
    {"plugin-dir", 0, CLI_VALUES, AT(plugin_dir), N_("FOLDER"), CLI_FOLDER, NULL,
        N_("look for output plugins here first")},
    {"pack-dir", 0, CLI_VALUES, AT(pack_dir), N_("FOLDER"), CLI_FOLDER, NULL,
        N_("look for packs here first")},
    {"limit", 0, CLI_VALUES, AT(limit), N_("NAME=NUMBER"), CLI_ANY, NULL,
        N_("let input be larger than usual: zip-bytes, zip-entries, zip-directory, entry-bytes, "
           "total-bytes, name-bytes, name-depth, depth, nodes, text-bytes, answers-bytes, "
           "remark-bytes; or let scripts do more: script-bytes, script-heap, script-steps, "
           "script-text, worker-seconds")},
    {"script", 0, CLI_VALUES, AT(script), N_("FILE"), CLI_FILE, NULL,
        N_("add the rules in a Lua file of your own to those of the pack; give it again for more "
           "files")},
    {"actor", 0, CLI_VALUES, AT(actor), N_("ACTOR"), CLI_ANY, NULL,
        N_("show only the advice that this actor (wethouder, say) can carry out or ask for; give "
           "it again for more actors")},
    {"parts", 0, CLI_VALUE, AT(parts), N_("PARTS"), CLI_WORDS, part_words,
        N_("which parts of the report to show, in this order, apart by commas: outcome, advice, "
           "whatif, blocks, knockouts, sections, answers, concepts, open, method; of a comparison: "
           "agenda, frameworks, panels, changes, benchmark, advice, method; or all")},
    {"subject", 0, CLI_VALUE, AT(subject), N_("SUBJECT"), CLI_ANY, NULL,
        N_("about whom it is told in full, by key (a municipality code, say) or name; without it "
           "the only one there is")},
    {"rule", 0, CLI_VALUE, AT(rule), N_("RULE"), CLI_WORD, rule_words,
        N_("how the answers of several respondents become one: median (the middle one), lowest or "
           "majority; without it median")},
    {"least-group", 0, CLI_VALUE, AT(least_group), N_("NUMBER"), CLI_ANY, NULL,
        N_("from how many respondents on an anonymous role is shown; without it 5")},
    {"with", 0, CLI_VALUES, AT(with), N_("FILE"), CLI_FILE, NULL,
        N_("set beside these contributions, which peil contribute wrote; give it again for more "
           "files")},
    {"class", 0, CLI_VALUE, AT(class_label), N_("NAME"), CLI_ANY, NULL,
        N_("the class of all subjects in the answers, such as \"50,000 to 100,000 inhabitants\"")},
    {"secret", 0, CLI_VALUE, AT(secret), N_("FILE"), CLI_FILE, NULL,
        N_("a file of your own, by which nobody is counted twice and nobody else can tell who it "
           "is; peil contribute makes one that is not there")},
    {"jobs", 0, CLI_VALUE, AT(jobs), N_("NUMBER"), CLI_ANY, NULL,
        N_("how many answers files to work on at the same time; without it as many as there are "
           "processors")},
    {"stream", 0, CLI_FLAG, AT(stream), NULL, CLI_ANY, NULL,
        N_("read answers as NDJSON, from files or standard input, and write a line with the "
           "result for each; for very many of them")},
    {"no-memo", 0, CLI_FLAG, AT(no_memo), NULL, CLI_ANY, NULL,
        N_("with --stream: run every script for every line, also where its outcome is known")},
    {"rules", 0, CLI_FLAG, AT(rules), NULL, CLI_ANY, NULL,
        N_("tell of all rules: which fired, and which one answer would make another one fire")},
    {"asof", 0, CLI_VALUE, AT(asof), N_("DATE"), CLI_ANY, NULL,
        N_("the day to judge by (2026-03-14); without it the date of the answers")},
    {"fail-under", 0, CLI_VALUE, AT(fail_under), N_("SCORE"), CLI_ANY, NULL,
        N_("exit with 1 when a score is below this, or there is none")},
    {"fail-on-drop", 0, CLI_FLAG, AT(fail_on_drop), NULL, CLI_ANY, NULL,
        N_("exit with 1 when the last round is worse than the one before it: a lower score on the "
           "same version of the checklist, or a point that must be in order and no longer is")},
    {"no-worker", 0, CLI_FLAG, AT(no_worker), NULL, CLI_ANY, NULL,
        N_("run scripts and plugins inside the program itself, for debugging")},
    {"json", 0, CLI_FLAG, AT(json), NULL, CLI_ANY, NULL,
        N_("show the outcome, findings included, as JSON on standard output")},
    {"bundle", 0, CLI_FLAG, AT(bundle), NULL, CLI_ANY, NULL,
        N_("put the packs that it uses inside the zip too")},
    {"blank", 0, CLI_FLAG, AT(blank), NULL, CLI_ANY, NULL,
        N_("write the checklist as a page to print and fill in by hand")},
    {"template", 0, CLI_FLAG, AT(template), NULL, CLI_ANY, NULL,
        N_("write an answers file to fill in with a text editor")},
    {"role", 0, CLI_VALUE, AT(role), N_("ROLE"), CLI_ANY, NULL,
        N_("who fills in: only what is for this role is asked, printed or written")},
    {"force", 0, CLI_FLAG, AT(force), NULL, CLI_ANY, NULL,
        N_("write over a file that is there already")},
    {"lang", 0, CLI_VALUE, AT(lang), N_("LANGUAGE"), CLI_LANGUAGE, lang_words,
        N_("language of messages and report: nl or en, or a variety of these that the pack has "
           "texts in (nl-x-b1: plain Dutch)")},
    {"color", 0, CLI_VALUE, AT(color), N_("WHEN"), CLI_WORD, color_words,
        N_("colour: auto, always or never")},
    {"quiet", 'q', CLI_FLAG, AT(quiet), NULL, CLI_ANY, NULL, N_("say nothing but errors")},
    {"verbose", 'v', CLI_FLAG, AT(verbose), NULL, CLI_ANY, NULL, N_("say more")},
    {"no-input", 0, CLI_FLAG, AT(no_input), NULL, CLI_ANY, NULL, N_("never ask anything")},
    {0},
};

static const char *const score_options[] = {"pack", "format", "output", "set", "plugin-dir",
    "pack-dir", "asof", "fail-under", "script", "actor", "parts", "jobs", "stream", "no-memo",
    "no-worker", "limit", NULL};
static const char *const explain_options[] = {"rules", "pack", "format", "output", "set",
    "plugin-dir", "pack-dir", "asof", "script", "actor", "no-worker", "limit", NULL};
static const char *const whatif_options[] = {"actor", "pack", "format", "output", "set",
    "plugin-dir", "pack-dir", "asof", "script", "no-worker", "limit", NULL};
static const char *const verify_options[] = {
    "pack", "pack-dir", "script", "json", "no-worker", "limit", NULL};
static const char *const compare_options[] = {"subject", "rule", "least-group", "with", "class",
    "secret", "parts", "actor", "pack", "format", "output", "set", "plugin-dir", "pack-dir", "asof",
    "fail-on-drop", "script", "jobs", "no-worker", "limit", NULL};
static const char *const contribute_options[] = {"secret", "class", "output", "rule", "least-group",
    "pack", "pack-dir", "asof", "script", "jobs", "no-worker", "limit", NULL};
static const char *const fill_options[] = {"pack-dir", "output", "format", "blank", "template",
    "role", "force", "set", "plugin-dir", "no-worker", "limit", NULL};
static const char *const check_options[] = {"pack-dir", "json", "no-worker", "limit", NULL};
static const char *const test_options[] = {
    "pack-dir", "json", "script", "jobs", "no-worker", "limit", NULL};
static const char *const build_options[] = {
    "output", "bundle", "pack-dir", "force", "no-worker", "limit", NULL};
static const char *const info_options[] = {
    "format", "output", "set", "plugin-dir", "pack-dir", "no-worker", "json", "limit", NULL};
static const char *const plugins_options[] = {"plugin-dir", "json", NULL};
static const char *const no_options[] = {NULL};

const struct cli_command cli_command_table[] = {
    {"score", N_("score filled-in answers and show the report"), N_("ANSWERS..."),
        N_("ANSWERS is a YAML or JSON file with one respondent's answers, an NDJSON file with one "
           "on every line, or - for standard input. A low score is a result, not an error: the "
           "exit code is 0 unless --fail-under asks otherwise."),
        1, SIZE_MAX, CLI_FILE, NULL, score_options,
        {{"peil score answers.yaml", N_("show the report in the terminal")},
            {"peil score answers.yaml -o report.html", N_("write a page to read, print or send")},
            {"peil score 2026/*.yaml -f json -o results/",
                N_("a JSON file for every answers file")},
            {"peil score answers.yaml --parts outcome,advice,knockouts",
                N_("one page for a meeting")}},
        cli_run_score},
    {"explain", N_("tell how a score or an advice came about"), N_("ANSWERS [PART]"),
        N_("PART is the id or the number of an item or a section, the id of a rule, or the name of "
           "a concept; without it the whole is explained. From a number it goes down to the "
           "answers; from an advice to the rule, with its file and line, what it read and which "
           "answers decided."),
        1, 2, CLI_FILE, NULL, explain_options,
        {{"peil explain answers.yaml", N_("how the score came about")},
            {"peil explain answers.yaml onaf.3", N_("what one answer counts for")},
            {"peil explain --rules answers.yaml", N_("which rules fired, and which nearly did")}},
        cli_run_explain},
    {"whatif", N_("tell what improving an answer would add"), N_("ANSWERS"),
        N_("Scores the answers again with better ones: for every question what its best answer "
           "would add to the score, and which few improvements together reach the next class, or "
           "put in order what has to be. With an effort for each question in the pack it is the "
           "least effort. What is still open is left alone: find that out first."),
        1, 1, CLI_FILE, NULL, whatif_options,
        {{"peil whatif answers.yaml", N_("what pays most")},
            {"peil whatif answers.yaml --actor wethouder",
                N_("among what the alderman can do something about")}},
        cli_run_whatif},
    {"compare", N_("put answers side by side: checklists, people, places, years"), N_("FILE..."),
        N_("FILE is an answers file (YAML, JSON or NDJSON) or a result that peil score -f json "
           "wrote, of any mix of packs. What is about the same subject is put together: what "
           "different checklists say, where people differ, what changed. With several subjects "
           "they are set against each other. A broken file is named and left out. The order of "
           "the files makes no difference."),
        1, SIZE_MAX, CLI_FILE, NULL, compare_options,
        {{"peil compare a.yaml b.yaml c.yaml -o page.html",
             N_("one page about all that was filled in")},
            {"peil compare 2026/*.yaml --subject GM9999",
                N_("one municipality in full, among all others")}},
        cli_run_compare},
    {"contribute", N_("give scores to a benchmark without names or answers"), N_("FILE..."),
        N_("FILE is an answers file, a result that peil score -f json wrote, or a contribution. "
           "They become one contribution: how many subjects stand at which percentage, of each "
           "checklist, section and concept. It holds no answers, no remarks, no dates and no "
           "names. Any order and any grouping gives the same file. What is in it twice is "
           "refused. peil compare --with reads it."),
        1, SIZE_MAX, CLI_FILE, NULL, contribute_options,
        {{"peil contribute answers.yaml --secret secret.txt -o contribution.json",
             N_("the scores of one municipality; the secret stays at home")},
            {"peil contribute contributions/*.json -o all.json", N_("add up those of many")}},
        cli_run_contribute},
    {"verify", N_("tell whether a stored result is what its answers give"), N_("RESULT..."),
        N_("RESULT is what peil score -f json or -f ndjson wrote. The answers in it are scored "
           "again, with the pack and the scripts that they were scored with, and everything is "
           "compared: a changed answer, pack, script or number is named. The exit code is 1 when "
           "something differs."),
        1, SIZE_MAX, CLI_FILE, NULL, verify_options,
        {{"peil verify result.json", N_("is this still what these answers give?")},
            {"peil verify --script mine.lua result.json",
                N_("a result that was made with rules of your own")}},
        cli_run_verify},
    {"fill", N_("fill in a checklist in the terminal, or make a blank one"), N_("PACK [ANSWERS]"),
        N_("Asks the questions one by one and saves after every answer, in ANSWERS or in "
           "PACK.answers.yaml. Stop at any moment; the next time it goes on with the first open "
           "question."),
        1, 2, CLI_FILE, NULL, fill_options,
        {{"peil fill bcmb answers.yaml", N_("answer the questions, or go on where you stopped")},
            {"peil fill bcmb --blank -o checklist.html", N_("a page to print")},
            {"peil fill bcmb --template -o answers.yaml", N_("a file to fill in yourself")}},
        cli_run_fill},
    {"pack check", N_("find mistakes in packs"), N_("PACK..."),
        N_("Reads packs (zips or folders) and reports all mistakes with place and remedy. Scripts "
           "are tried on made-up answers. The exit code is 1 when there are errors."),
        1, SIZE_MAX, CLI_FILE, NULL, check_options,
        {{"peil pack check mypack/", N_("check a pack while writing it")},
            {"peil pack check --json mypack/", N_("the findings for another program")}},
        cli_run_pack_check},
    {"pack test", N_("run the tests that packs carry"), N_("PACK..."),
        N_("Every file in tests/ of a pack holds answers and what must come out. A pack without "
           "tests fails."),
        1, SIZE_MAX, CLI_FILE, NULL, test_options,
        {{"peil pack test mypack/", N_("see whether the pack does what its author says")}},
        cli_run_pack_test},
    {"pack build", N_("make a zip of a pack"), N_("PACK"),
        N_("Checks the pack and writes a zip: the same files give the same bytes every time."), 1,
        1, CLI_FILE, NULL, build_options,
        {{"peil pack build mypack/ -o mypack.zip", N_("one file to hand out")},
            {"peil pack build mypack/ --bundle -o mypack.zip",
                N_("the same with the packs it uses inside")}},
        cli_run_pack_build},
    {"pack info", N_("show what is in a pack"), N_("PACK"), NULL, 1, 1, CLI_FILE, NULL,
        info_options,
        {{"peil pack info bcmb", N_("sections, items and where the words come from")},
            {"peil pack info bcmb --json", N_("the same for another program")}},
        cli_run_pack_info},
    {"plugins", N_("list output plugins, and why any was refused"), "", NULL, 0, 0, CLI_ANY, NULL,
        plugins_options, {{"peil plugins", N_("what -f can be, with the options of each")}},
        cli_run_plugins},
    {"api", N_("write what scripts can call, for editors"), "",
        N_("Annotations in the form that Lua language servers read (LuaCATS), so that an editor "
           "completes and checks the scripts of a pack."),
        0, 0, CLI_ANY, NULL, no_options,
        {{"peil api > peil.d.lua", N_("a file to put beside your scripts")}}, cli_run_api},
    {"help", N_("show help for a command"), N_("[COMMAND]"), NULL, 0, 2, CLI_ANY, NULL, no_options,
        {{"peil help pack build", N_("help for one command")}}, cli_run_help},
    {"completion", N_("write a completion script for a shell"), N_("SHELL"), NULL, 1, 1, CLI_WORD,
        shells, no_options,
        {{"peil completion bash > ~/.local/share/bash-completion/completions/peil",
            N_("complete commands and options with the tab key")}},
        cli_run_completion},
    {"man", N_("write the manual page"), "", NULL, 0, 0, CLI_ANY, NULL, no_options,
        {{"peil man | man -l -", N_("read the manual")}}, cli_run_man},
    {0},
};
