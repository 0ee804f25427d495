# peil: make help
VERSION := 0.1.0
ABI := 0

MODE ?= release
BUILD ?= build
B := $(BUILD)/$(MODE)
CC ?= cc
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
PLUGINDIR ?= $(LIBDIR)/peil/plugins
PACKDIR ?= $(DATADIR)/peil/packs
LUADIR ?= $(DATADIR)/peil/lua
LOCALEDIR ?= $(DATADIR)/locale
INSTALL ?= install

# make V=1 shows whole commands
ifeq ($(V),)
Q := @
say = @echo '  $1  $(patsubst $(BUILD)/%,%,$@)';
endif

MAKEFLAGS += --no-builtin-rules
# As many jobs as there are processors, unless -j says otherwise; what is removed goes first.
ifeq ($(MAKELEVEL)$(filter clean uninstall,$(MAKECMDGOALS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.DEFAULT_GOAL := all

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
  -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wundef -Wimplicit-fallthrough \
  -Wdouble-promotion -Werror
# Doubles must come out the same on every machine: no fused or reordered arithmetic.
NUMERICS := -ffp-contract=off
# Nor arithmetic that keeps more bits than a double has, as the first processors with 32 bits do.
ifneq ($(shell echo __FLT_EVAL_METHOD__ | $(CC) $(CFLAGS) -E -P -x c - 2>/dev/null),0)
NUMERICS += -msse2 -mfpmath=sse
endif
COMMON := -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(NUMERICS) -fvisibility=hidden -fPIC \
  -MMD -MP -I. -Iinclude
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

MODE_CFLAGS_release := -O2 -g
MODE_CFLAGS_debug := -O0 -g
MODE_CFLAGS_asan := -O1 -g $(SANITIZE)
MODE_LDFLAGS_release := -Wl,-z,defs -Wl,-z,relro -Wl,-z,now
MODE_LDFLAGS_debug := -Wl,-z,defs
MODE_LDFLAGS_asan := $(SANITIZE)
ifeq ($(MODE_CFLAGS_$(MODE)),)
$(error MODE is release, debug or asan, not "$(MODE)")
endif

ALL_CFLAGS = $(COMMON) $(MODE_CFLAGS_$(MODE)) $(CFLAGS)
ALL_LDFLAGS = $(MODE_LDFLAGS_$(MODE)) $(LDFLAGS)

FORMAT_PACKAGES := yaml-0.1 libzip
SCRIPT_PACKAGES := lua5.4
FORMAT_CFLAGS := $(shell pkg-config --cflags $(FORMAT_PACKAGES) 2>/dev/null)
SCRIPT_CFLAGS := $(shell pkg-config --cflags $(SCRIPT_PACKAGES) 2>/dev/null)
LIBS := $(shell pkg-config --libs $(FORMAT_PACKAGES) $(SCRIPT_PACKAGES) 2>/dev/null || echo -lyaml -lzip -llua5.4) -lm
CLI_LIBS := -ldl

LIB_SOURCES := $(sort $(wildcard core/base/*.c core/format/*.c core/pack/*.c core/script/*.c \
  core/eval/*.c core/compare/*.c core/report/*.c core/plugin/*.c core/api/*.c))
CLI_SOURCES := $(sort $(wildcard core/cli/*.c core/cli/*/*.c))
PLUGINS := $(notdir $(patsubst %/,%,$(sort $(wildcard plugins/*/))))
PACKS := $(notdir $(patsubst %/,%,$(sort $(wildcard packs/*/))))
LANGUAGES := $(basename $(notdir $(sort $(wildcard core/cli/po/*.po))))

# What packs can require as "peil.NAME" is compiled into the library.
LIBRARY := $(filter-out scripts/peil.d.lua,$(sort $(wildcard scripts/*.lua)))

LIB_OBJECTS := $(LIB_SOURCES:%.c=$B/%.o) $B/gen/library.o
CLI_OBJECTS := $(CLI_SOURCES:%.c=$B/%.o)
PLUGIN_FILES := $(PLUGINS:%=$B/plugins/%.so)
PACK_FILES := $(PACKS:%=$B/packs/%.zip)
CATALOGUES := $(LANGUAGES:%=$B/locale/%/LC_MESSAGES/peil.mo)

UNIT_TESTS := $(basename $(notdir $(sort $(wildcard tests/unit/test_*.c))))
UNIT_HELPERS := $(filter-out tests/unit/test_% tests/unit/failing_malloc.c,$(sort $(wildcard tests/unit/*.c)))
UNIT_PROGRAMS := $(UNIT_TESTS:%=$B/tests/%)
MEMORY_PROGRAMS := $(filter %_memory,$(UNIT_PROGRAMS))
FIXTURE_PLUGINS := $(patsubst tests/plugins/%.c,$B/tests/plugins/%.so,$(sort $(wildcard tests/plugins/*.c)))
FUZZERS := $(basename $(notdir $(sort $(wildcard tests/fuzz/fuzz_*.c))))
FAULTS := $(patsubst tests/fault/%.c,$B/tests/fault/%.so,$(sort $(wildcard tests/fault/*.c)))
REPLAYS := $(FUZZERS:%=$B/tests/%_replay)
ORACLE := $B/tests/oracle/trees

.PHONY: all help packs plugins check check-unit check-cases check-packs check-browser \
  check-layers check-messages check-abi check-format format install uninstall clean fuzz \
  check-valgrind check-fresh check-oracle check-schemas tests annotations

all: $B/peil $B/libpeil.a $B/libpeil.so.$(ABI) plugins packs $(CATALOGUES) ## build everything

help: ## show this list
	@echo 'make TARGET [MODE=release|debug|asan] [PREFIX=...] [DESTDIR=...]'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='|' read -r name text; do printf '%-18s%s\n' "$$name" "$$text"; done

plugins: $(PLUGIN_FILES) ## build the output plugins
packs: $(PACK_FILES) ## make a zip of every pack

# The flags that objects were made with; objects are made again when they change.
FLAGS := $(CC) $(ALL_CFLAGS) $(VERSION) $(PREFIX) $(PLUGINDIR) $(PACKDIR) $(LOCALEDIR)
$B/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@
.PHONY: FORCE
FORCE:

$B/core/format/%.o: EXTRA = $(FORMAT_CFLAGS)
$B/core/script/%.o: EXTRA = $(SCRIPT_CFLAGS)
$B/core/api/%.o: EXTRA = -DPEIL_VERSION='"$(VERSION)"'
$B/core/cli/%.o: EXTRA = -DPEIL_VERSION='"$(VERSION)"' -DPEIL_PLUGINDIR='"$(PLUGINDIR)"' \
  -DPEIL_PACKDIR='"$(PACKDIR)"' -DPEIL_LOCALEDIR='"$(LOCALEDIR)"'

$B/gen/library.c: $(LIBRARY) scripts/embed.sh $B/flags
	@mkdir -p $(@D)
	$(call say,GEN )
	$Qsh scripts/embed.sh $(LIBRARY) >$@
$B/gen/library.o: $B/gen/library.c
	$(call say,CC  )
	$Q$(CC) $(ALL_CFLAGS) -c -o $@ $<

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC  )
	$Q$(CC) $(ALL_CFLAGS) $(EXTRA) -c -o $@ $<

$B/libpeil.a: $(LIB_OBJECTS)
	$(call say,AR  )
	$Qrm -f $@ && $(AR) rcs $@ $^

$B/libpeil.so.$(ABI): $(LIB_OBJECTS)
	$(call say,LINK)
	$Q$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -shared -Wl,-soname,libpeil.so.$(ABI) -o $@ $^ $(LIBS) $(CLI_LIBS)

$B/peil: $(CLI_OBJECTS) $B/libpeil.a
	$(call say,LINK)
	$Q$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) $(CLI_LIBS)

# A plugin sees the installed header and nothing else of peil.
PLUGIN_CFLAGS = $(filter-out -I%,$(ALL_CFLAGS)) -Iinclude
define plugin_rule
$B/plugins/$1.so: $(wildcard plugins/$1/*.c) $(wildcard plugins/$1/*.h) include/peil/plugin.h $B/flags
	@mkdir -p $$(@D)
	$$(call say,PLUG)
	$Q$$(CC) $$(filter-out -MMD -MP,$$(PLUGIN_CFLAGS)) $$(ALL_LDFLAGS) -shared -o $$@ $$(filter %.c,$$^)
	@chmod go-w $$(@D) $$@ # whatever the umask: a plugin that others may write to is refused
endef
$(foreach plugin,$(PLUGINS),$(eval $(call plugin_rule,$(plugin))))

define pack_rule
$B/packs/$1.zip: $B/peil $(shell find packs/$1 -type f 2>/dev/null)
	@mkdir -p $$(@D)
	$$(call say,PACK)
	$Q$B/peil pack build packs/$1 --pack-dir packs --quiet -o $$@
endef
$(foreach pack,$(PACKS),$(eval $(call pack_rule,$(pack))))

$B/locale/%/LC_MESSAGES/peil.mo: core/cli/po/%.po
	@mkdir -p $(@D)
	$(call say,LANG)
	$Qmsgfmt --check -o $@ $<

# ---- tests ----------------------------------------------------------------------------------

# Criterion's own macros do not survive -Wconversion.
TEST_CFLAGS = $(filter-out -Wconversion -Wpedantic -Wmissing-prototypes -Wstrict-prototypes,$(ALL_CFLAGS)) \
  -Wno-missing-field-initializers -Itests/unit $(SCRIPT_CFLAGS)
TEST_LIBS := $(shell pkg-config --libs criterion 2>/dev/null || echo -lcriterion)

$B/tests/unit/%.o: tests/unit/%.c $B/flags
	@mkdir -p $(@D)
	$(call say,CC  )
	$Q$(CC) $(TEST_CFLAGS) -c -o $@ $<

$B/tests/test_%: $B/tests/unit/test_%.o $(UNIT_HELPERS:%.c=$B/%.o) $B/libpeil.a
	$(call say,LINK)
	$Q$(CC) $(TEST_CFLAGS) $(filter-out -Wl$(comma)-z$(comma)defs,$(ALL_LDFLAGS)) \
	  $(WRAP) -o $@ $^ $(LIBS) $(CLI_LIBS) $(TEST_LIBS)
$(MEMORY_PROGRAMS): $B/tests/unit/failing_malloc.o
$(MEMORY_PROGRAMS): private WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
comma := ,

$B/tests/plugins/%.so: tests/plugins/%.c include/peil/plugin.h $B/flags
	@mkdir -p $(@D)
	$(call say,PLUG)
	$Q$(CC) $(filter-out -MMD -MP,$(PLUGIN_CFLAGS)) $(ALL_LDFLAGS) -shared -o $@ $<
	@chmod go-w $(@D) $@

# For LD_PRELOAD; never with a sanitizer of its own.
$B/tests/fault/%.so: tests/fault/%.c $B/flags
	@mkdir -p $(@D)
	$(call say,LIB )
	$Q$(CC) -std=c11 -O2 -g $(WARNINGS) -shared -fPIC -o $@ $< -ldl

$B/tests/%_replay: tests/fuzz/%.c tests/fuzz/replay.c $B/libpeil.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$Q$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(ORACLE): tests/oracle/trees.c $B/libpeil.a
	@mkdir -p $(@D)
	$(call say,LINK)
	$Q$(CC) $(filter-out -MMD -MP,$(TEST_CFLAGS)) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

check: ## install what the tests need, build, and run all of them
	@sh scripts/needs.sh build test
	@$(MAKE) --no-print-directory check-all

.PHONY: check-all
check-all: all tests
	@sh tests/run-all.sh $B

tests: $(UNIT_PROGRAMS) $(FIXTURE_PLUGINS) $(FAULTS) $(REPLAYS) all

check-unit: tests ## the unit tests only
	@sh tests/run-unit.sh $B

check-cases: all ## golden runs of the program
	@sh tests/run-cases.sh $B && sh tests/run-bad.sh $B

check-packs: all ## the tests inside the packs
	@$B/peil pack check packs/*/ && $B/peil pack test packs/*/ tests/instruments/*/

annotations: $B/peil ## make scripts/peil.d.lua, what editors know of the Lua API
	$Q$B/peil api >$B/gen/peil.d.lua && mv $B/gen/peil.d.lua scripts/peil.d.lua

check-layers: ## the borders between the parts of the source
	@sh tests/check-layers.sh

check-messages: ## every code has words, in every language, and a test
	@sh tests/check-messages.sh

check-abi: all ## the plugin interface: offsets, headers, symbols
	@sh tests/check-abi.sh $B

check-browser: all ## the HTML reports in a browser: accessibility, layout, printing
	@sh tests/run-browser.sh $B

check-schemas: all $(FIXTURE_PLUGINS) ## what peil writes for programs, against its JSON Schemas
	@sh tests/check-schemas.sh $B

N ?= 500
check-oracle: all $(ORACLE) ## the models of XCCDF against oscap, on N random trees (SEED=1)
	@sh scripts/needs.sh oracle
	@sh tests/oracle/run-oracle.sh $B $(N) $(or $(SEED),1)

check-valgrind: tests ## runs of the program under valgrind
	@sh tests/run-valgrind.sh $B

check-fresh: ## the two commands of the README in a new chroot (root, debootstrap; SUITE=trixie)
	@sh scripts/needs.sh fresh
	@sh tests/run-fresh.sh $(SUITE)

FORMATTED = $(shell git ls-files -co --exclude-standard -- '*.c' '*.h' '*.cpp')
check-format: ## whether all C files are formatted
	@clang-format --dry-run --Werror $(FORMATTED)

format: ## format all C files
	@clang-format -i $(FORMATTED)

FUZZ_SECONDS ?= 20
fuzz: ## fuzz every parser for FUZZ_SECONDS with clang
	@sh tests/run-fuzz.sh $(BUILD)/fuzz $(FUZZ_SECONDS)

.PHONY: bench
bench: all ## measure against other ways to do the same (BENCH_RECORDS, BENCH_MORE, BENCH_ROUNDS)
	@sh tests/bench/run-bench.sh $B

# ---- install --------------------------------------------------------------------------------

install: all ## install below DESTDIR and PREFIX
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(PLUGINDIR) \
	  $(DESTDIR)$(PACKDIR) $(DESTDIR)$(LUADIR)/peil $(DESTDIR)$(INCLUDEDIR)/peil/schema $(DESTDIR)$(MANDIR)/man1 \
	  $(DESTDIR)$(DATADIR)/bash-completion/completions
	$(INSTALL) -m 755 $B/peil $(DESTDIR)$(BINDIR)/peil
	$(INSTALL) -m 755 $B/libpeil.so.$(ABI) $(DESTDIR)$(LIBDIR)/libpeil.so.$(ABI)
	ln -sf libpeil.so.$(ABI) $(DESTDIR)$(LIBDIR)/libpeil.so
	$(INSTALL) -m 644 $B/libpeil.a $(DESTDIR)$(LIBDIR)/libpeil.a
	$(INSTALL) -m 755 $(PLUGIN_FILES) $(DESTDIR)$(PLUGINDIR)
	$(INSTALL) -m 644 $(PACK_FILES) $(DESTDIR)$(PACKDIR)
	$(INSTALL) -m 644 scripts/peil.d.lua $(DESTDIR)$(LUADIR)
	$(INSTALL) -m 644 $(LIBRARY) $(DESTDIR)$(LUADIR)/peil
	$(INSTALL) -m 644 include/peil/*.h $(DESTDIR)$(INCLUDEDIR)/peil
	$(INSTALL) -m 644 include/peil/schema/*.json $(DESTDIR)$(INCLUDEDIR)/peil/schema
	$B/peil man >$(DESTDIR)$(MANDIR)/man1/peil.1
	$B/peil completion bash >$(DESTDIR)$(DATADIR)/bash-completion/completions/peil
	for language in $(LANGUAGES); do \
	  $(INSTALL) -d $(DESTDIR)$(LOCALEDIR)/$$language/LC_MESSAGES && \
	  $(INSTALL) -m 644 $B/locale/$$language/LC_MESSAGES/peil.mo $(DESTDIR)$(LOCALEDIR)/$$language/LC_MESSAGES; \
	done
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' \
	  'plugindir=$(PLUGINDIR)' 'packdir=$(PACKDIR)' 'luadir=$(LUADIR)' 'abi=$(ABI)' '' 'Name: peil' \
	  'Description: checklists, scored and explained' 'Version: $(VERSION)' \
	  'Requires.private: $(FORMAT_PACKAGES) $(SCRIPT_PACKAGES)' 'Libs: -L$${libdir} -lpeil' \
	  'Libs.private: -lm $(CLI_LIBS)' \
	  'Cflags: -I$${includedir}' >$(DESTDIR)$(LIBDIR)/pkgconfig/peil.pc

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/peil $(DESTDIR)$(LIBDIR)/libpeil.* $(DESTDIR)$(LIBDIR)/pkgconfig/peil.pc \
	  $(PLUGINS:%=$(DESTDIR)$(PLUGINDIR)/%.so) $(PACKS:%=$(DESTDIR)$(PACKDIR)/%.zip) \
	  $(DESTDIR)$(MANDIR)/man1/peil.1 $(DESTDIR)$(DATADIR)/bash-completion/completions/peil \
	  $(LANGUAGES:%=$(DESTDIR)$(LOCALEDIR)/%/LC_MESSAGES/peil.mo)
	rm -rf $(DESTDIR)$(INCLUDEDIR)/peil $(DESTDIR)$(LUADIR)/peil $(DESTDIR)$(LUADIR)/peil.d.lua

clean: ## remove everything that was built
	rm -rf $(BUILD)

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(patsubst %.c,$B/%.d,$(wildcard tests/unit/*.c))
