#!/bin/sh
echo x
-- script/syntax
