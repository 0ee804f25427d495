/*
 * Values that cross the border between scripts and the host.
 */
#include "tests/unit/script_state_help.h"

static struct peil_arena *arena;
static const struct peil_node *made;
static const struct peil_node *handed;

static int to_node(lua_State *L)
{
    made = peil_to_node(L, 1, arena);
    return 0;
}

static int hand(lua_State *L)
{
    peil_push_node(L, handed);
    return 1;
}

static int add_functions(lua_State *L)
{
    lua_pushcfunction(L, to_node);
    lua_setglobal(L, "give");
    lua_pushcfunction(L, hand);
    lua_setglobal(L, "doc");
    return 0;
}

static struct box *open_box(void)
{
    struct box *box = box_open();
    struct peil_node *map;
    struct peil_node *list;

    arena = peil_arena_new();
    map = peil_node_map(arena);
    list = peil_node_list(arena);
    peil_node_add(arena, list, peil_node_number(arena, 63));
    peil_node_add(arena, list, peil_node_number(arena, 2.5));
    peil_node_add(arena, list, peil_node_text(arena, "drie"));
    peil_node_add(arena, list, peil_node_null(arena));
    peil_node_set_text(arena, map, "title", "Titel");
    peil_node_set(arena, map, "list", list);
    peil_node_set_bool(arena, map, "alpha", true);
    handed = map;
    cr_assert_eq(
        peil_state_call(box->state, add_functions, NULL, PEIL_NOWHERE, NULL, box->diags), PEIL_OK);
    return box;
}

static void close_box(struct box *box)
{
    box_close(box);
    peil_arena_free(arena);
}

Test(script_values, tables_become_lists_and_maps_with_sorted_keys)
{
    struct box *box = open_box();
    const struct peil_node *rows;

    box_gives(box, "give{zet = 'x', alpha = {1, 2.5, true, {}}, m = {b = 1}}", "nil");
    cr_assert_eq(peil_node_type(made), PEIL_NODE_MAP);
    cr_assert_str_eq(peil_node_key(made, 0), "alpha");
    cr_assert_str_eq(peil_node_key(made, 2), "zet");
    rows = peil_node_get(made, "alpha");
    cr_assert_eq(peil_node_type(rows), PEIL_NODE_LIST);
    cr_assert_eq(peil_node_count(rows), 4);
    cr_assert_eq(peil_node_as_number(peil_node_at(rows, 1)), 2.5);
    cr_assert_eq(peil_node_type(peil_node_at(rows, 3)), PEIL_NODE_LIST);
    cr_assert_str_eq(peil_node_get_text(made, "zet"), "x");
    box_gives(box, "give(nil)", "nil");
    cr_assert_eq(peil_node_type(made), PEIL_NODE_NULL);
    box_gives(box, "give(doc())", "nil");
    cr_assert(peil_node_equal(made, handed));
    box_gives(box, "give{d = doc().list}", "nil");
    cr_assert_eq(peil_node_count(peil_node_get(made, "d")), 4);
    close_box(box);
}

Test(script_values, what_cannot_be_shown_is_refused_by_its_name)
{
    static const char *const cases[][2] = {
        {"give(pairs)", "a function where a value is expected"},
        {"give{rows = {1, {x = pairs}}}", "rows[2].x: a function"},
        {"give{rows = {1, 0 / 0}}", "rows[2]: not a number"},
        {"give{n = math.huge}", "n: an infinite number"},
        {"give{n = -math.huge}", "n: an infinite number"},
        {"give{t = 'a\\0b'}", "t: a text with characters that do not show"},
        {"give{t = '\\255'}", "t: a text that is not UTF-8"},
        {"give{t = '\\u{202e}'}", "t: a text with characters"},
        {"give{['\\27'] = 1}", "key: a text with characters"},
        {"give{1, nil, 3}", "[1]: a list has no gaps"},
        {"give{1, x = 3}", "[1]: a list has no gaps"},
        {"give{[1] = 1, [1.5] = 2, [3] = 3}", "[1]: a list has no gaps"},
        {"give{[true] = 1}", "a key that is not a text"},
        {"give{[{}] = 1}", "a key that is not a text"},
        {"local t = {} t.t = t give(t)", "nest more than 8 deep"},
        {"local t = {} for i = 1, 10001 do t[i] = i end give(t)", "more than 10000 values"},
        {"local d = doc() local t = {} for i = 1, 3000 do t[i] = d end give(t)",
            "more than 10000 values"},
    };
    struct box *box = open_box();
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++)
        box_fails(box, cases[at][0], "script/bad-value", 1, cases[at][1]);
    box_gives(box, "give{1, 2}", "nil");
    close_box(box);
}

Test(script_values, texts_have_a_budget_of_their_own)
{
    struct box *box = open_box();

    box->limits.script_text = 1000;
    peil_state_refill(box->state, 100000);
    box_gives(box, "give(string.rep('x', 400)) give(string.rep('x', 400))", "nil");
    box_fails(box, "\npcall(give, string.rep('x', 400))", "script/too-much-text", 2, "");
    cr_assert_eq(peil_diag_arg(peil_diags_at(box->diags, 0), "most")->integer, 1000);
    close_box(box);
}

Test(script_values, metatables_are_not_asked)
{
    struct box *box = open_box();

    box_gives(box,
        "give(setmetatable({a = 1}, {__index = function() while true do end end,\n"
        "__len = function() while true do end end}))",
        "nil");
    cr_assert_eq(peil_node_count(made), 1);
    close_box(box);
}

Test(script_values, a_stand_in_reads_as_a_table)
{
    static const char *const cases[][2] = {
        {"return doc().title", "Titel"},
        {"return doc().list[1]", "63"},
        {"return math.type(doc().list[1])", "integer"},
        {"return doc().list[2]", "2.5"},
        {"return doc().list[4] == nil and doc().list[5] == nil and doc().list[0] == nil", "true"},
        {"return doc().nothing == nil and doc()[1] == nil and doc().list.x == nil", "true"},
        {"return #doc() .. #doc().list .. rawlen(doc())", "343"},
        {"return type(doc()) .. tostring(doc())", "tabletable"},
        {"return doc().list == doc().list", "true"},
        {"return getmetatable(doc()) == nil", "true"},
        {"local s = '' for k, v in pairs(doc()) do s = s .. k .. ' ' end return s",
            "title list alpha "},
        {"local s = '' for k, v in pairs(doc().list) do s = s .. k .. tostring(v) end return s",
            "16322.53drie4nil"},
        {"local s = '' for i, v in ipairs(doc().list) do s = s .. i end return s", "123"},
        {"return table.concat(doc().list, ' ', 1, 3)", "63 2.5 drie"},
        {"return select('#', table.unpack(doc().list))", "4"},
    };
    struct box *box = open_box();
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++)
        box_gives(box, cases[at][0], cases[at][1]);
    box_fails(box, "\ndoc().x = 1", "script/failed", 2, "cannot change 'x': it is read-only");
    close_box(box);
}
