"""Holds what peil wrote against its JSON Schemas with a validator that knows nothing of peil.

python3 validate.py SCHEMAS FILE...: every JSON value of each file, several in a row or one a line.
Fails where one is not what its schema says, and where the schema lets a spoilt one through.
"""
import json
import os
import sys

import jsonschema

schemas = {}
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), encoding='utf-8') as file:
        schemas[name.split('.')[0]] = json.load(file)


def validator(schema, kind=None):
    """Of one definition: it says what is wrong, where a choice of all only says that none fits."""
    if kind:
        schema = {'definitions': schema['definitions'], '$ref': '#/definitions/' + kind}
    return jsonschema.Draft7Validator(schema)


validators = {}
for name, schema in schemas.items():
    jsonschema.Draft7Validator.check_schema(schema)
    validators[name] = validator(schema)
    for kind in schema.get('definitions', {}):
        validators[name + ' ' + kind] = validator(schema, kind)


def kind_of(value):
    if isinstance(value, list):
        return 'outcome plugins'
    if 'peil_document' in value:
        return 'document ' + value['kind']
    if 'peil_contribution' in value:
        return 'contribution'
    if 'good' in value:
        return 'outcome ' + {'packs': 'check', 'tests': 'test', 'results': 'verify'}[list(value)[2]]
    return 'line ' + ('end' if 'end' in value else 'refused' if 'errors' in value else 'scored')


def values_of(text):
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        yield value


def spoilt(value):
    """Each differs from a good one in one thing at its top."""
    for key in list(value) if isinstance(value, dict) else []:
        yield {**value, key: {'nonsense': 1} if not isinstance(value[key], dict) else 'nonsense'}
    yield {**value, 'nonsense': 1} if isinstance(value, dict) else value + [1]


counts, faults, tried = {}, 0, set()
for path in sys.argv[2:]:
    with open(path, encoding='utf-8') as file:
        values = list(values_of(file.read()))
    if not values:
        faults += 1
        print(f'{path}: empty')
    for value in values:
        kind = kind_of(value)
        counts[kind] = counts.get(kind, 0) + 1
        error = jsonschema.exceptions.best_match(validators[kind].iter_errors(value))
        if error:
            faults += 1
            where = '.'.join(str(step) for step in error.absolute_path)
            print(f'{path}: {kind}: {where}: {error.message[:300]}')
        whole = kind.split()[0]
        if kind not in tried:
            tried.add(kind)
            if not validators[whole].is_valid(value):
                faults += 1
                print(f'{path}: {kind}: not what the whole of the schema says')
            for wrong in spoilt(value):
                if validators[whole].is_valid(wrong):
                    faults += 1
                    print(f'{path}: {kind}: the schema lets this through: {str(wrong)[:300]}')
missing = {'document result', 'document comparison', 'document checklist', 'document form', 'document explanation',
           'contribution', 'outcome check', 'outcome test', 'outcome verify', 'outcome plugins', 'line scored',
           'line refused', 'line end'} - set(counts)
for kind in sorted(missing):
    faults += 1
    print(f'nothing of the kind {kind} was held against its schema')
print(f'schemas: {sum(counts.values())} values of {len(counts)} kinds, {faults} faults')
sys.exit(1 if faults else 0)
