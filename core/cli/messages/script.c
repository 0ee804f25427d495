/*
 * What is said about scripts.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_script[] = {
    {"pack/asked-indirectly",
        N_("the rule \"{rule}\" is critical and rests on \"{concept}\", which {pack} asks for "
           "indirectly only"),
        N_("give the rule a lower priority, or ask for it straight: an item that maps to the "
           "concept as equal or subset, or that is a knock-out")},
    {"script/accents", N_("more than {most} accents in a row on one letter"),
        N_("remove the accents that are too many")},
    {"script/also-unasked",
        N_("level(...) ~= \"...\" is also true where nobody asked, and where the answer is open"),
        N_("write weak(...), which is true only where the level is known and not the best")},
    {"script/bad-declaration", N_("this cannot be declared so: {message}"), NULL},
    {"script/bad-value", N_("what the script answered cannot be used: {message}"), NULL},
    {"script/compares-missing",
        N_("the rule \"{rule}\" asks {function}(), which says something in comparisons only"),
        N_("write compares: yes in the rule (in Lua compares = true): it is then tested in "
           "comparisons, and nowhere else")},
    {"script/crashed", N_("{name}: the process that ran the scripts broke down: {reason}"),
        N_("ask the maker of the script; other answers are not touched by it")},
    {"script/duplicate-rule", N_("there is a rule \"{id}\" already (in {file}, line {first_line})"),
        N_("take another id, or write replace = true to take the place of the other one")},
    {"script/failed", N_("the script failed: {message}"), NULL},
    {"script/hidden-character",
        N_("there is a character here that does not show, or hides others ({character})"),
        N_("take it away, or type the line again")},
    {"script/more", N_("reading stopped after {count} mistakes; there may be more"), NULL},
    {"script/no-answer", N_("{name}() cannot be asked here: it is not known yet"),
        N_("what can be asked here: {list}")},
    {"script/no-hook-here",
        N_("a scoring hook ({name}) can stand in the scoring.lua of a checklist only"),
        N_("move it there; other files, vocabularies and extensions have rules and blocks")},
    {"script/not-text", N_("this is compiled Lua, not text"),
        N_("put the file in the pack as it was written")},
    {"script/not-utf8", N_("byte {byte} is not valid UTF-8 here"),
        N_("save the file as UTF-8; it was probably saved as Windows-1252")},
    {"script/nothing-replaced",
        N_("the rule \"{id}\" takes away the advice of \"rule:{other}\", and there is no rule "
           "\"{other}\""),
        N_("correct the id in `replaces`; peil explain ANSWERS --rules names all rules")},
    {"script/nothing-to-replace", N_("there is no earlier rule \"{id}\" to take the place of"),
        N_("correct the id, or take replace = true away")},
    {"script/refused",
        N_("{pack}: its scripts, or those of --script, were refused before, so this "
           "is not done"),
        N_("mend the script first")},
    {"script/syntax", N_("this is not Lua: {message}"), NULL},
    {"script/too-deep", N_("the script calls or nests too deep"),
        N_("look for a function that goes on calling itself")},
    {"script/too-large", N_("this Lua file is larger than {most} bytes"),
        N_("put part of it in a file of its own and use `require`, or raise the limit "
           "(--limit script-bytes=NUMBER)")},
    {"script/too-long", N_("the script takes more than {most} steps"),
        N_("look for a loop that does not end; --limit script-steps=NUMBER allows more")},
    {"script/too-much-memory", N_("the script needs more than {most} bytes of memory"),
        N_("look for a table or text that goes on growing; --limit script-heap=NUMBER allows "
           "more")},
    {"script/too-much-text", N_("the script makes more than {most} bytes of text"),
        N_("make shorter texts; --limit script-text=NUMBER allows more")},
    {"script/too-slow",
        N_("{name}: the script was stopped after {seconds} s; this is where it "
           "was last seen"),
        N_("look for what takes long here; --limit worker-seconds=NUMBER gives it more time")},
    {"script/utf-16", N_("the file is in {encoding}, not in UTF-8"), N_("save the file as UTF-8")},
    {0},
};
