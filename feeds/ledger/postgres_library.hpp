// libpq, PostgreSQL's library: loaded when a ledger at postgresql://… is first named. Linked, it would bring some
// twenty other libraries (Kerberos, LDAP, GnuTLS …) into every command, and loading them would be a quarter of a
// short one.
//
//   libpq().PQclear(result);
//
// The functions have their own names and, from its header, their own types: the compiler checks each call as before.
#pragma once

#include <libpq-fe.h>

namespace rcm {

class PostgresLibrary {
    void* const library_;  // first: the functions are looked up in it

  public:
    /// Throws Trouble where it is not on this computer.
    explicit PostgresLibrary(const char* file);

#define RCM_FROM_LIBPQ(name) const decltype(&::name) name = reinterpret_cast<decltype(&::name)>(find(#name))
    RCM_FROM_LIBPQ(PQclear);
    RCM_FROM_LIBPQ(PQconnectdbParams);
    RCM_FROM_LIBPQ(PQconnectionNeedsPassword);
    RCM_FROM_LIBPQ(PQconninfoFree);
    RCM_FROM_LIBPQ(PQconninfoParse);
    RCM_FROM_LIBPQ(PQconsumeInput);
    RCM_FROM_LIBPQ(PQerrorMessage);
    RCM_FROM_LIBPQ(PQfinish);
    RCM_FROM_LIBPQ(PQfreemem);
    RCM_FROM_LIBPQ(PQgetResult);
    RCM_FROM_LIBPQ(PQgetisnull);
    RCM_FROM_LIBPQ(PQgetlength);
    RCM_FROM_LIBPQ(PQgetvalue);
    RCM_FROM_LIBPQ(PQisBusy);
    RCM_FROM_LIBPQ(PQntuples);
    RCM_FROM_LIBPQ(PQpingParams);
    RCM_FROM_LIBPQ(PQresultErrorField);
    RCM_FROM_LIBPQ(PQresultStatus);
    RCM_FROM_LIBPQ(PQsendQueryParams);
    RCM_FROM_LIBPQ(PQsetNoticeProcessor);
    RCM_FROM_LIBPQ(PQsocket);
    RCM_FROM_LIBPQ(PQstatus);
#undef RCM_FROM_LIBPQ

  private:
    [[nodiscard]] void* find(const char* function) const;
};

/// The one of this process.
[[nodiscard]] const PostgresLibrary& libpq();

}  // namespace rcm
