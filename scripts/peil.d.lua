---@meta peil

-- What scripts of packs can call, for editors. Made by `peil api`; do not edit.

---The checklist that is filled in.
---@class peil.Pack
---@field id string # its id
---@field version string # its version, as "1.2.0"
---@field language string # its language, as "nl"
---@field title string # its title
---@field publisher string|nil # who publishes it
---@field model string # how its score is made; "none" where it gives none
---@field scale_min number # the lowest score there is
---@field scale_max number # the highest score there is

---Why an item is asked: the law, our reading of the law, or a norm.
---@class peil.Basis
---@field kind "law"|"law-applied"|"norm" # which of these
---@field references string[] # the references it rests on, with their pack

---What capped() gives.
---@class peil.Capped

---A rule of advice, with the keys of `advice` in pack.yaml.
---@class peil.Rule
---@field id string # unique among all rules
---@field when string|fun(): boolean? # an expression, or a function that answers true or false
---@field priority "critical"|"high"|"medium"|"low"|"info"|"positive" # how pressing it is
---@field actor? string|string[] # who can do it
---@field heading? string|table<string, string> # a short heading
---@field text string|table<string, string> # what is advised; {name} stands for an argument
---@field ask? string|table<string, string> # the same for who can only ask for it
---@field references? string|string[]|fun(): string|string[] # ids of laws and publications
---@field replaces? string|string[] # concepts whose base advice it takes away, and "rule:ID"
---@field replace? boolean # takes the place of the rule with this id in an earlier layer
---@field compares? boolean # it is for comparisons, and for nothing else
---@field args? table<string, string|fun(): number|string|any[]|table<string, string>> # values of {name} in the texts; a list is written as "a, b and c"

---A table in a block.
---@class peil.Table
---@field caption? string|table<string, string> # what it shows
---@field columns? (string|table<string, string>)[] # headings of the columns
---@field rows (string|number|table<string, string>|peil.Cell)[][] # its rows, from top to bottom

---A cell of a table or grid that is more than a text.
---@class peil.Cell
---@field label string|table<string, string> # what stands in it
---@field text? string|table<string, string> # more about it
---@field current? boolean # it is where the reader stands
---@field possible? boolean # the reader may still come to stand there

---A grid in a block: names along two sides, and cells.
---@class peil.Grid
---@field caption? string|table<string, string> # what it shows
---@field columns (string|table<string, string>)[] # names along the top
---@field rows (string|table<string, string>)[] # names along the side
---@field row_title? string|table<string, string> # what the rows stand for
---@field column_title? string|table<string, string> # what the columns stand for
---@field cells (string|number|table<string, string>|peil.Cell)[][] # for each row, a cell for each column

---A block in the result. Each value may be a function that answers it.
---@class peil.Block
---@field id string # unique in the file
---@field when? string|fun(): boolean? # whether it shows; always if left out
---@field heading? string|table<string, string>|fun(): any # its heading
---@field text? string|table<string, string>|fun(): any # a text
---@field list? (string|number|table<string, string>|peil.Cell)[]|fun(): any # a list
---@field table? peil.Table|fun(): any # a table
---@field grid? peil.Grid|fun(): any # a grid

---One answer to one choice item, as the item hook gets it.
---@class peil.ItemAnswer
---@field id string # id of the item
---@field section string # id of its section
---@field value string # id of the option
---@field points number|nil # points of the option
---@field weight number # weight of the item
---@field options integer # how many options there are

---Scoring hooks. Each answers a number, nil for no value, capped(n), or `declared` itself.
---@class peil.Scoring
---@field item? fun(item: peil.ItemAnswer, declared: fun(): number?): any # what an answer is worth, 0 to 100
---@field section? fun(id: string, declared: fun(): number?): any # the score of a section
---@field total? fun(declared: fun(): number?): any # the score of the whole
---@field verdict? fun(declared: fun(): string?): any # the id of a band

---The answer to an item; read only.
---@class peil.Answer
---@field state "answered"|"unknown"|"not-applicable"|"blank"|"skipped" # whether the question was answered
---@field value string|number|nil # id of the chosen option, the number, the text or the date
---@field points number|nil # points of the chosen option, or the number
---@field worth number|nil # what the answer is worth, 0 to 100
---@field reason string|nil # why the question does not apply
---@field evidence integer # how many pieces of evidence came with it
---@field knockout "failed"|"attention"|"unknown"|"passed"|"not-applicable"|nil # how it stands, where it is a knock-out
---@field chosen fun(self: peil.Answer, option: string): boolean # whether that option was chosen
---@field row fun(self: peil.Answer, row: string): string # id of the option chosen in that row, else its state

---How many questions there are in each state.
---@class peil.Counts
---@field asked integer # all questions
---@field answered integer # answered
---@field unknown integer # answered with "I do not know"
---@field not_applicable integer # not applicable
---@field blank integer # not filled in
---@field skipped integer # left out because of a condition, or asked of others

---Another result about the same subject; read only.
---@class peil.Other
---@field level fun(self: peil.Other, concept: string): string|nil # the level of a concept there; nil where it was not asked, "unknown" where it is open
---@field known fun(self: peil.Other, concept: string): boolean # whether the level of a concept is known there
---@field confidence fun(self: peil.Other, concept: string): "full"|"partial"|"indicative"|"none"|nil # how sure that level is
---@field pack fun(self: peil.Other): peil.Pack # the checklist that was filled in there

---The level of a concept. Nil where it was not asked, "unknown" where it is open.
---@param concept string # as in the vocabulary: "group.name"
---@return string|nil
function level(concept) end

---How sure the level of a concept is. Nil where it was not asked.
---@param concept string # as in the vocabulary: "group.name"
---@return "full"|"partial"|"indicative"|"none"|nil
function confidence(concept) end

---Whether the level of a concept is known and not the best there is.
---@param concept string # as in the vocabulary: "group.name"
---@return boolean
function weak(concept) end

---Whether the level of a concept is known: asked, and not open.
---@param concept string # as in the vocabulary: "group.name"
---@return boolean
function known(concept) end

---Whether one or more of these concepts have that level.
---@param level string # id of a level, or "unknown"
---@param concept string # as in the vocabulary: "group.name"
---@param ... string # more concepts
---@return boolean
function any_is(level, concept, ...) end

---How good a concept is, 0 to 100. Nil where it was not asked or is open.
---@param concept string # as in the vocabulary: "group.name"
---@return number|nil
function ratio(concept) end

---The closest relation by which the checklist asks about a concept. Nil where it does not.
---@param concept string # as in the vocabulary: "group.name"
---@return "equal"|"subset"|"superset"|"intersects"|nil
function relation(concept) end

---The mean of the ratios of the known concepts of a group. Nil where none is known.
---@overload fun(group: string): number|nil
---@param group string # id of a group of concepts
---@param options {except: string|string[]} # concepts to leave out
---@return number|nil
function average(group, options) end

---The names of the concepts of the vocabularies in use, in order.
---@overload fun(): string[]
---@param group string # id of a group of concepts; all groups if left out
---@return string[]
function concepts(group) end

---In a rule that compares: another result about the same subject. Nil where there is none.
---@overload fun(): peil.Other|nil
---@param which integer # the first if left out
---@return peil.Other|nil
function other(which) end

---In a rule that compares: how many levels the two respondents who differ most are apart. Nil where no two respondents were heard.
---@param concept string # as in the vocabulary: "group.name"
---@return integer|nil
function spread(concept) end

---The score of a section, as it is shown. Nil where it has none.
---@param section string # id of a section
---@return number|nil
function score(section) end

---The score of the whole, as it is shown. Nil where it has none.
---@return number|nil
function total() end

---The id of the band of the whole. Nil where it has none.
---@return string|nil
function band() end

---Whether a section or the whole has a score. Nil where another checklist is filled in, that has no such section.
---@overload fun(): "value"|"incomplete"|"undefined"
---@param section string # id of a section; the whole if left out
---@return "value"|"incomplete"|"undefined"
function status(section) end

---How many questions of a section or the whole there are in each state. Nil where another checklist is filled in, that has no such section.
---@overload fun(): peil.Counts
---@param section string # id of a section; the whole if left out
---@return peil.Counts
function counts(section) end

---The ids of the top sections, in order.
---@return string[]
function sections() end

---The ids of the items of a section or the whole, in order. Nil where another checklist is filled in, that has no such section.
---@overload fun(): string[]
---@param section string # id of a section; the whole if left out
---@return string[]
function items(section) end

---The answer to an item. Nil where another checklist is filled in, that has no such item.
---@param item string # id of an item
---@return peil.Answer
function answer(item) end

---The words of an item, of an option or row of it, of a section or of a concept, by language. Nil where another checklist is filled in, that has none of that name.
---@overload fun(id: string): table<string, string>
---@param id string # id of an item, section or concept
---@param part string # id of an option or row of the item
---@return table<string, string>
function text(id, part) end

---Why an item is asked. Nil where that is not said, and for an item of another checklist.
---@param item string # id of an item
---@return peil.Basis|nil
function basis(item) end

---The ids of the knock-out items in a state.
---@overload fun(): string[]
---@overload fun(state: "failed"|"attention"|"unknown"|"passed"|"not-applicable"): string[]
---@param state "failed"|"attention"|"unknown"|"passed"|"not-applicable" # "failed" if left out
---@param basis "law"|"law-applied"|"norm" # only of items with this basis
---@return string[]
function knockouts(state, basis) end

---The worst state of all knock-outs.
---@return "failed"|"attention"|"unknown"|"passed"|"none"
function verdict() end

---The id of the outcome of a decision table. Nil where it is open or does not apply.
---@param table string # id of a decision table
---@return string|nil
function decision(table) end

---The share of "I do not know" among the items that apply, 0 to 100.
---@return number|nil
function unknown_share() end

---The id of the role of who filled in the checklist. Nil where it was not given.
---@return string|nil
function role() end

---A fact about what is assessed. Nil where it was not given.
---@overload fun(): string|nil
---@param field string # id of a subject field; the first if left out
---@return string|nil
function subject(field) end

---The day that counts as today, as 2026-03-14. Nil where it is not known.
---@return string|nil
function asof() end

---The checklist that is filled in.
---@return peil.Pack
function pack() end

---Whether a number is the limit or more. False for nil.
---@param number number|nil # what is tested; nil gives false
---@param limit number # the limit
---@return boolean
function at_least(number, limit) end

---Whether a number is less than the limit. False for nil.
---@param number number|nil # what is tested; nil gives false
---@param limit number # the limit
---@return boolean
function below(number, limit) end

---What a hook answers to leave the declared value, but at most that much.
---@param most number # the most it may be
---@return peil.Capped
function capped(most) end

---Declares a rule of advice.
---@param rule peil.Rule # what it advises, and when
function rule(rule) end

---Declares a block that is added to the result.
---@param block peil.Block # what it shows, and when
function block(block) end

---Declares scoring hooks; only in scoring.lua of the checklist itself.
---@param hooks peil.Scoring # which steps it takes over
function scoring(hooks) end
