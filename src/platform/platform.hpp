// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Everything a room's actions, web and jobs need from the house.
#include "platform/fact.hpp"
#include "platform/feature.hpp"
#include "platform/house.hpp"
#include "platform/limit.hpp"
#include "platform/organisation.hpp"
#include "platform/outbox.hpp"
#include "platform/page.hpp"
#include "platform/paging.hpp"
#include "platform/room.hpp"
#include "platform/secret.hpp"
#include "platform/visit.hpp"
